import { equalBytes, type Sha256 } from './sha256.ts';

/**
 * The Merkle tree of RFC 6962 §2.1: leaves are hashed behind 0x00, nodes behind 0x01, and a tree of n leaves splits
 * at the largest power of two below n. Hashes are 32 bytes.
 */
export function leafHash(sha256: Sha256, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + data.length);
  bytes.set(data, 1);
  return sha256.digest(bytes);
}

export function nodeHash(sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(65);
  bytes[0] = 1;
  bytes.set(left, 1);
  bytes.set(right, 33);
  return sha256.digest(bytes);
}

/** The largest power of two below `size`, for a size of at least 2. */
function splitOf(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

function isPowerOfTwo(value: number): boolean {
  let power = 1;
  while (power < value) power *= 2;
  return power === value;
}

/** A tree that grows at its right edge and keeps every full subtree, so that roots and proofs cost log(size). */
export class MerkleTree {
  readonly #sha256: Sha256;
  /** `#levels[k][i]` is the hash of the leaves from i·2^k to (i+1)·2^k, once they are all there. */
  readonly #levels: Uint8Array[][] = [[]];

  constructor(sha256: Sha256) {
    this.#sha256 = sha256;
  }

  get size(): number {
    return this.#levels[0]!.length;
  }

  append(leaf: Uint8Array): void {
    this.#levels[0]!.push(leaf);
    for (let k = 0, level = this.#levels[0]!; level.length % 2 === 0; k++) {
      const node = nodeHash(this.#sha256, level.at(-2)!, level.at(-1)!);
      const above = (this.#levels[k + 1] ??= []);
      above.push(node);
      level = above;
    }
  }

  /** The root over the first `size` leaves; over none it is the hash of nothing. */
  root(size = this.size): Uint8Array {
    this.#check(size <= this.size);
    return size === 0 ? this.#sha256.digest(new Uint8Array(0)) : this.#range(0, size);
  }

  /** The sibling hashes from leaf `index` up to the root over `size` leaves. */
  inclusionProof(index: number, size = this.size): Uint8Array[] {
    this.#check(index >= 0 && index < size && size <= this.size);
    const proof: Uint8Array[] = [];
    for (let start = 0, end = size; end - start > 1; ) {
      const middle = start + splitOf(end - start);
      if (index < middle) {
        proof.push(this.#range(middle, end));
        end = middle;
      } else {
        proof.push(this.#range(start, middle));
        start = middle;
      }
    }
    return proof.reverse();
  }

  /** What shows that the tree of `oldSize` leaves is the beginning of the tree of `size` leaves. */
  consistencyProof(oldSize: number, size = this.size): Uint8Array[] {
    this.#check(oldSize >= 0 && oldSize <= size && size <= this.size);
    if (oldSize === 0 || oldSize === size) return [];
    const proof: Uint8Array[] = [];
    let start = 0;
    let end = size;
    while (oldSize !== end) {
      const middle = start + splitOf(end - start);
      if (oldSize <= middle) {
        proof.push(this.#range(middle, end));
        end = middle;
      } else {
        proof.push(this.#range(start, middle));
        start = middle;
      }
    }
    // A whole left subtree of the old tree is known to the reader as the old root itself.
    if (start > 0) proof.push(this.#range(start, end));
    return proof.reverse();
  }

  #range(start: number, end: number): Uint8Array {
    const length = end - start;
    if (isPowerOfTwo(length)) return this.#levels[Math.log2(length)]![start / length]!;
    const middle = start + splitOf(length);
    return nodeHash(this.#sha256, this.#range(start, middle), this.#range(middle, end));
  }

  #check(inside: boolean): void {
    if (!inside) throw new RangeError('outside the tree');
  }
}

interface InclusionClaim {
  leaf: Uint8Array;
  index: number;
  size: number;
  root: Uint8Array;
  proof: readonly Uint8Array[];
}

const isCount = (value: number) => Number.isSafeInteger(value) && value >= 0;
const areHashes = (hashes: readonly Uint8Array[]) => hashes.every((hash) => hash.length === 32);

/** True if the proof leads from the leaf hash at `index` to the root over `size` leaves (RFC 9162 §2.1.3.2). */
export function verifyInclusion(sha256: Sha256, claim: InclusionClaim): boolean {
  const { leaf, index, size, root, proof } = claim;
  if (!isCount(index) || !isCount(size) || index >= size || !areHashes([leaf, root, ...proof])) return false;
  let node = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sha256, sibling, hash);
      while (node % 2 === 0 && node !== 0) {
        node /= 2;
        last = Math.floor(last / 2);
      }
    } else {
      hash = nodeHash(sha256, hash, sibling);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && equalBytes(hash, root);
}

interface ConsistencyClaim {
  oldSize: number;
  oldRoot: Uint8Array;
  size: number;
  root: Uint8Array;
  proof: readonly Uint8Array[];
}

/** True if the tree of `oldSize` leaves is shown to be the beginning of the other (RFC 9162 §2.1.4.2). */
export function verifyConsistency(sha256: Sha256, claim: ConsistencyClaim): boolean {
  const { oldSize, oldRoot, size, root, proof } = claim;
  if (!isCount(oldSize) || !isCount(size) || oldSize > size || !areHashes([oldRoot, root, ...proof])) return false;
  if (oldSize === size) return proof.length === 0 && equalBytes(oldRoot, root);
  if (oldSize === 0) return proof.length === 0 && equalBytes(oldRoot, sha256.digest(new Uint8Array(0)));
  const [first, ...rest] = isPowerOfTwo(oldSize) ? [oldRoot, ...proof] : proof;
  if (first === undefined) return false;
  let node = oldSize - 1;
  let last = size - 1;
  while (node % 2 === 1) {
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  let oldHash = first;
  let hash = first;
  for (const sibling of rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      oldHash = nodeHash(sha256, sibling, oldHash);
      hash = nodeHash(sha256, sibling, hash);
      while (node % 2 === 0 && node !== 0) {
        node /= 2;
        last = Math.floor(last / 2);
      }
    } else {
      hash = nodeHash(sha256, hash, sibling);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && equalBytes(oldHash, oldRoot) && equalBytes(hash, root);
}
