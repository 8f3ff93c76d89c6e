import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Bundle, type BundleEntry, bundleOf } from './bundle.ts';
import { emptyHead } from './chain.ts';
import { formatHeadLeaf, parseHeadLeaf } from './leaf.ts';
import { leafHash, MerkleTree } from './merkle.ts';
import { formatCheckpoint, formatLeafProof, parseLeafProof } from './note.ts';
import { headOf, rehash, sampleLog, sampleLogId } from './sample-log.ts';
import { toBase64 } from './sha256.ts';
import { serverSha256 } from './sha256-server.ts';
import { newSigningKey } from './signing-key.ts';
import { verifyBundle } from './verify.ts';

const logId = sampleLogId();
const rows = sampleLog(12);
const key = newSigningKey('chuan.example/log');

/** A proof as the checkpoint writer makes it: the head of row `seq` among the heads of other logs. */
function proofOf(seq: number, said: { logId?: string; hash?: string; signer?: typeof key } = {}): string {
  const leaf = formatHeadLeaf({
    logId: said.logId ?? logId,
    seq,
    hash: said.hash ?? rows[seq - 1]!.hash,
    at: 1_790_000_000_000,
  });
  const leaves = ['other 1', leaf, 'other 2', 'other 3', 'other 4'];
  const tree = new MerkleTree(serverSha256);
  for (const text of leaves) tree.append(leafHash(serverSha256, Buffer.from(text)));
  const signer = said.signer ?? key;
  const note = signer.sign(formatCheckpoint({ origin: signer.note.name, size: tree.size, root: tree.root() }));
  return formatLeafProof({ leaf, index: 1, hashes: tree.inclusionProof(1), note });
}

const sound = bundleOf({ logId, start: emptyHead, rows, head: headOf(rows), proofs: [proofOf(12)] });
const part = bundleOf({ logId, start: headOf(rows.slice(0, 4)), rows: rows.slice(4, 9), proofs: [proofOf(7)] });

const entries = (alter: (all: BundleEntry[]) => unknown[]): Bundle => ({
  ...sound,
  entries: alter(sound.entries) as BundleEntry[],
});
const entry = (change: Record<string, unknown>) => entries((all) => all.with(5, { ...all[5]!, ...change }));
const bundled = (from: ReturnType<typeof sampleLog>, rest: Partial<Bundle> = {}): Bundle => ({
  ...bundleOf({ logId, start: emptyHead, rows: from, head: headOf(from), proofs: [] }),
  ...rest,
});

/** What a lying server could hand out. */
const lies: Record<string, Bundle> = {
  'another body': entry({ body: toBase64(rows[6]!.body) }),
  'a body that is no text': entry({ body: '////' }),
  'a body that is no base 64': entry({ body: 'x' }),
  'a body with a loose last bit': entry({ body: sound.entries[5]!.body.replace(/.=?=?$/, 'B==') }),
  'no body': entry({ body: null }),
  'another hash': entry({ hash: rows[6]!.hash }),
  'a hash in capitals': entry({ hash: rows[5]!.hash.toUpperCase() }),
  'no hash': entry({ hash: null }),
  'another previous hash': entry({ prevHash: rows[6]!.prevHash }),
  'a short previous hash': entry({ prevHash: 'ab' }),
  'another number': entry({ seq: 8 }),
  'a number as text': entry({ seq: '6' }),
  'half a number': entry({ seq: 6.5 }),
  'another moment': entry({ at: rows[5]!.at + 1 }),
  'a fraction of a moment': entry({ at: rows[5]!.at + 0.001 }),
  'no moment': entry({ at: null }),
  'another action': entry({ action: 'dossier.close' }),
  'no action': entry({ action: undefined }),
  'another actor': entry({ actorId: sampleLogId(9) }),
  'an actor for none': entries((all) => all.with(2, { ...all[2]!, actorId: sampleLogId(9) })),
  'no actor': entries((all) => all.with(3, { ...all[3]!, actorId: null })),
  'an actor left out': entries((all) => all.with(2, { ...all[2]!, actorId: undefined as never })),
  'another subject': entry({ subjectId: sampleLogId(9) }),
  'another kind of subject': entry({ subjectKind: 'person' }),
  'another request': entry({ requestId: 'req-0' }),
  'an entry that is nothing': entries((all) => all.with(5, null as never)),
  'an entry that is a list': entries((all) => all.with(5, [] as never)),
  'an entry left out': entries((all) => all.toSpliced(5, 1)),
  'the first left out': entries((all) => all.slice(1)),
  'the last left out': entries((all) => all.slice(0, -1)),
  'an entry twice': entries((all) => all.toSpliced(5, 0, all[5]!)),
  'two exchanged': entries((all) => all.with(5, all[6]!).with(6, all[5]!)),
  'all turned round': entries((all) => all.toReversed()),
  'nothing at all': entries(() => []),
  'the log of another': { ...sound, logId: sampleLogId(2) },
  'an entry of another': bundled(rehash(rows.with(5, sampleLog(12, sampleLogId(2))[5]!), 5)),
  'a past chained anew': bundled(rehash(rows.with(5, rows[7]!), 5), { proofs: [proofOf(12)] }),
  'a tail cut, head and all': bundled(rows.slice(0, 9), { proofs: [proofOf(12)] }),
  'a tail chained anew': bundled(
    [...rows.slice(0, 9), ...sampleLog(5, logId, { seq: 9, hash: rows[8]!.hash }).slice(0, 1)],
    {
      proofs: [proofOf(12)],
    },
  ),
  'another head': { ...sound, head: { seq: 12, hash: rows[3]!.hash } },
  'a head set back': { ...sound, head: headOf(rows.slice(0, 9)) },
  'a head set forward': { ...sound, head: { seq: 13, hash: rows[3]!.hash } },
  'no head': { ...sound, head: null },
  'another start': { ...sound, start: { seq: 0, hash: rows[3]!.hash } },
  'a start of its own': (() => {
    const invented = { seq: 0, hash: rows[3]!.hash };
    const from = sampleLog(3, logId, invented);
    return { ...bundled(from), start: invented };
  })(),
  'a start before the first': (() => {
    const invented = { seq: -1, hash: emptyHead.hash };
    return { ...bundled(sampleLog(3, logId, invented)), start: invented };
  })(),
  'a start in the middle': { ...sound, start: headOf(rows.slice(0, 4)) },
  'a part moved': { ...part, start: { seq: 5, hash: part.start.hash } },
  'a part after another past': { ...part, start: { seq: 4, hash: rows[7]!.hash } },
  'a proof of another log': { ...sound, proofs: [proofOf(12, { logId: sampleLogId(2) })] },
  'a proof of another hash': { ...sound, proofs: [proofOf(12, { hash: rows[3]!.hash })] },
  'a proof signed by another': { ...sound, proofs: [proofOf(12, { signer: newSigningKey('chuan.example/log') })] },
  'a proof signed under another name': {
    ...sound,
    proofs: [proofOf(12, { signer: newSigningKey('else.example/log') })],
  },
  'a proof of another leaf': {
    ...sound,
    proofs: [proofWith({ leaf: formatHeadLeaf({ ...parseHeadLeaf(parsed().leaf)!, at: 5 }) })],
  },
  'a proof of another place': { ...sound, proofs: [proofWith({ index: 2 })] },
  'a proof that is too short': { ...sound, proofs: [proofWith({ hashes: parsed().hashes.slice(1) })] },
  'a proof that is too long': { ...sound, proofs: [proofWith({ hashes: [...parsed().hashes, parsed().hashes[0]!] })] },
  'a proof that is nothing': { ...sound, proofs: [''] },
  'a proof that is no text': { ...sound, proofs: [7 as never] },
};

function parsed() {
  return parseLeafProof(proofOf(12))!;
}
function proofWith(change: Partial<ReturnType<typeof parsed>>) {
  return formatLeafProof({ ...parsed(), ...change });
}

const truths: Record<string, Bundle> = {
  'a whole log': sound,
  'a part': part,
  'a log without entries': bundled([], { head: undefined }),
  'a proof of an earlier head': { ...sound, proofs: [proofOf(7), proofOf(12)] },
};

describe('a bundle verifies where it is opened', () => {
  it.each(Object.entries(truths))('%s', async (_, bundle) => {
    const verdict = await verifyBundle(JSON.stringify(bundle), key.publicKey);
    expect(verdict).toMatchObject({ ok: true, findings: [], rows: bundle.entries.length });
    expect(verdict.proofs.every(({ state }) => state === 'held')).toBe(true);
  });
  it('without a key, saying that its proof was not checked', async () => {
    expect(await verifyBundle(sound)).toMatchObject({ ok: true, proofs: [{ state: 'unchecked', head: { seq: 12 } }] });
  });
  it.each(Object.entries(lies))('and is refused with %s', async (_, bundle) => {
    expect((await verifyBundle(JSON.stringify(bundle), key.publicKey)).ok).toBe(false);
  });
  it.each(['', '{', 'null', '[]', '7', '{"format":"chuan.event-log.bundle/1"}'])(
    'and is refused as %j',
    async (text) => {
      expect(await verifyBundle(text)).toMatchObject({ ok: false, rows: 0 });
    },
  );
});

const hasPython = spawnSync('python3', ['--version']).status === 0;
if (!hasPython) console.log('event-log: no python3 here, the second verifier was not run');

describe.skipIf(!hasPython)('the second verifier, in Python', () => {
  it('agrees on every bundle, and on what is wrong with it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bundles-'));
    try {
      const all = Object.entries({ ...truths, ...lies });
      const files = all.map(([name, bundle], i) => {
        const file = join(folder, `${i}.json`);
        writeFileSync(file, JSON.stringify(bundle));
        return { name, bundle, file };
      });
      const script = join(import.meta.dirname, '..', 'verify.py');
      const run = spawnSync('python3', [script, '--key', key.publicKey, ...files.map(({ file }) => file)], {
        encoding: 'utf8',
      });
      expect(run.stderr).toBe('');
      expect(run.status).toBe(1);
      const lines = run.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      const differing: unknown[] = [];
      for (const [i, { name, bundle }] of files.entries()) {
        const ours = await verifyBundle(JSON.stringify(bundle), key.publicKey);
        const states = ours.proofs.map(({ state }) => state);
        const theirs = lines[i];
        const firstSeq = (findings: { seq: number }[]) => Math.min(...findings.map(({ seq }) => seq));
        const agrees =
          ours.ok === theirs.ok &&
          ours.rows === theirs.rows &&
          firstSeq(ours.findings) === firstSeq(theirs.findings) &&
          states.join() === theirs.proofs.join();
        if (!agrees) differing.push({ name, ours: ours.findings, theirs: theirs.findings });
      }
      expect(differing).toEqual([]);
      expect(lines).toHaveLength(all.length);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('says by its exit status that all is well', () => {
    const folder = mkdtempSync(join(tmpdir(), 'bundles-'));
    const file = join(folder, 'sound.json');
    writeFileSync(file, JSON.stringify(sound));
    const out = execFileSync('python3', [join(import.meta.dirname, '..', 'verify.py'), file], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect(JSON.parse(out)).toMatchObject({ ok: true, rows: 12, head: headOf(rows), proofs: ['unchecked'] });
  });
});
