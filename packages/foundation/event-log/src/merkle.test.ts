import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leafHash, MerkleTree, nodeHash, verifyConsistency, verifyInclusion } from './merkle.ts';
import { toHex } from './sha256.ts';
import { serverSha256 } from './sha256-server.ts';

const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
// The roots over the first 0, 1 … 8 of these inputs, as Certificate Transparency's own tests have them.
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

const leaves = (count: number) =>
  Array.from({ length: count }, (_, i) => leafHash(serverSha256, Buffer.from(`leaf ${i}`)));

function treeOf(hashes: Uint8Array[]) {
  const tree = new MerkleTree(serverSha256);
  for (const hash of hashes) tree.append(hash);
  return tree;
}

/** RFC 6962 §2.1 word for word. */
function plainRoot(hashes: Uint8Array[]): Uint8Array {
  if (hashes.length === 1) return hashes[0]!;
  let k = 1;
  while (k * 2 < hashes.length) k *= 2;
  return nodeHash(serverSha256, plainRoot(hashes.slice(0, k)), plainRoot(hashes.slice(k)));
}

it('gives the published roots', () => {
  const tree = new MerkleTree(serverSha256);
  const found = [toHex(tree.root())];
  for (const input of inputs) {
    tree.append(leafHash(serverSha256, Buffer.from(input, 'hex')));
    found.push(toHex(tree.root()));
  }
  expect(found).toEqual(roots);
});

const size = 70;
const hashes = leaves(size);
const tree = treeOf(hashes);

it('gives the root of the plain definition at every size', () => {
  for (let n = 1; n <= size; n++) expect(toHex(tree.root(n))).toBe(toHex(plainRoot(hashes.slice(0, n))));
});

it('proves every leaf in every tree, and no other leaf', () => {
  for (let n = 1; n <= size; n++) {
    const root = tree.root(n);
    for (let index = 0; index < n; index++) {
      const claim = { leaf: hashes[index]!, index, size: n, root, proof: tree.inclusionProof(index, n) };
      expect(verifyInclusion(serverSha256, claim)).toBe(true);
      expect(verifyInclusion(serverSha256, { ...claim, leaf: hashes[(index + 1) % size]! })).toBe(false);
    }
  }
});

it('proves every tree to be the beginning of every larger one, and of no other', () => {
  for (let n = 0; n <= size; n++) {
    for (let m = 0; m <= n; m++) {
      const claim = {
        oldSize: m,
        oldRoot: tree.root(m),
        size: n,
        root: tree.root(n),
        proof: tree.consistencyProof(m, n),
      };
      expect(verifyConsistency(serverSha256, claim)).toBe(true);
      expect(verifyConsistency(serverSha256, { ...claim, oldRoot: hashes[0]!, oldSize: m })).toBe(m === 1);
    }
  }
});

describe('a corrupted proof', () => {
  interface Proof {
    sizes: [number, number];
    hashes: Uint8Array[];
  }
  /** Every way to change one thing: a bit, a hash left out, doubled, exchanged or added, a size or place moved. */
  function* corrupted({ sizes, hashes: path }: Proof, salt: number): Generator<Proof> {
    for (const [i, hash] of path.entries()) {
      for (let j = 0; j < 6; j++) {
        const copy = Uint8Array.from(hash);
        copy[(salt + j * 5) % 32]! ^= 1 << ((salt + j) % 8);
        yield { sizes, hashes: path.with(i, copy) };
      }
      yield { sizes, hashes: path.toSpliced(i, 1) };
      yield { sizes, hashes: path.toSpliced(i, 0, hash) };
      yield { sizes, hashes: path.with(i, hash.subarray(0, 31)) };
      if (i > 0) yield { sizes, hashes: path.with(i, path[i - 1]!).with(i - 1, hash) };
    }
    yield { sizes, hashes: [...path, hashes[salt % size]!] };
  }

  it('is never accepted', () => {
    let tried = 0;
    let accepted = 0;
    const count = (isAccepted: boolean) => {
      tried++;
      if (isAccepted) accepted++;
    };
    for (let n = 1; n <= size; n++) {
      for (let k = 0; k < n; k++) {
        const inclusion = { leaf: hashes[k]!, root: tree.root(n) };
        for (const bad of corrupted({ sizes: [k, n], hashes: tree.inclusionProof(k, n) }, tried)) {
          const [index, total] = bad.sizes;
          count(verifyInclusion(serverSha256, { ...inclusion, index, size: total, proof: bad.hashes }));
        }
        if (k === 0) continue;
        const consistency = { oldRoot: tree.root(k), root: tree.root(n) };
        for (const bad of corrupted({ sizes: [k, n], hashes: tree.consistencyProof(k, n) }, tried)) {
          const [oldSize, total] = bad.sizes;
          count(verifyConsistency(serverSha256, { ...consistency, oldSize, size: total, proof: bad.hashes }));
        }
      }
    }
    expect(accepted).toBe(0);
    expect(tried).toBeGreaterThan(100_000);
  });

  it('does not hold for another place in the tree', () => {
    const wrong: string[] = [];
    for (let n = 2; n <= size; n++) {
      for (let k = 0; k < n; k++) {
        const proof = tree.inclusionProof(k, n);
        for (let index = 0; index < n; index++) {
          const claim = { leaf: hashes[k]!, index, size: n, root: tree.root(n), proof };
          if (index !== k && verifyInclusion(serverSha256, claim)) wrong.push(`${k} as ${index} of ${n}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('is refused, not thrown at, whatever its numbers are', () => {
    const bytes = fc.uint8Array({ minLength: 30, maxLength: 33 });
    const number = fc.oneof(fc.integer(), fc.double(), fc.constant(Number.NaN));
    fc.assert(
      fc.property(number, number, fc.array(bytes, { maxLength: 8 }), (a, b, proof) => {
        const root = hashes[1]!;
        expect(verifyInclusion(serverSha256, { leaf: hashes[0]!, index: a, size: b, root, proof })).toBe(false);
        expect(verifyConsistency(serverSha256, { oldRoot: hashes[0]!, oldSize: a, size: b, root, proof })).toBe(false);
      }),
    );
  });
});

it('refuses to prove what is outside the tree', () => {
  expect(() => tree.inclusionProof(size)).toThrow(RangeError);
  expect(() => tree.consistencyProof(3, size + 1)).toThrow(RangeError);
  expect(() => tree.root(size + 1)).toThrow(RangeError);
});
