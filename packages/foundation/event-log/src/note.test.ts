import { expect, it } from 'vitest';
import { formatCheckpoint, formatLeafProof, openNote, parseCheckpoint, parseLeafProof, parseNoteKey } from './note.ts';
import { serverSha256 } from './sha256-server.ts';
import { isSigned, newSigningKey } from './signing-key.ts';

// The example that Go's package golang.org/x/mod/sumdb/note publishes.
const publishedKey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const publishedText =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const publishedNote = `${publishedText}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`;

const isValid = (note: string, publicKey: string) => {
  const key = parseNoteKey(serverSha256, publicKey);
  const opened = key && openNote(note, key);
  return opened !== undefined && isSigned(opened.text, opened.signature, key!);
};

it('reads notes that others sign', () => {
  expect(isValid(publishedNote, publishedKey)).toBe(true);
  expect(isValid(publishedNote.replace('answer', 'Answer'), publishedKey)).toBe(false);
});

it('opens what it signed, and only with its own key', () => {
  const key = newSigningKey('chuan.example/log');
  const note = key.sign('chuan.example/log\n1\n');
  expect(isValid(note, key.publicKey)).toBe(true);
  expect(isValid(note, newSigningKey('chuan.example/log').publicKey)).toBe(false);
  expect(isValid(note, publishedKey)).toBe(false);
});

it('passes over signatures of strangers and refuses two of its own', () => {
  const key = newSigningKey('chuan.example/log');
  const stranger = newSigningKey('witness.example');
  const note = key.sign('text\n');
  const both = `${note}${stranger.sign('text\n').split('\n\n')[1]}`;
  expect(isValid(both, key.publicKey)).toBe(true);
  expect(isValid(`${note}${note.split('\n\n')[1]}`, key.publicKey)).toBe(false);
});

it('accepts no altered letter of a signed note', () => {
  const key = newSigningKey('chuan.example/log');
  const note = key.sign(formatCheckpoint({ origin: 'chuan.example/log', size: 12, root: new Uint8Array(32) }));
  const accepted: number[] = [];
  for (let i = 0; i < note.length; i++) {
    for (const letter of ['A', '0', '\n', ' ', '']) {
      const bad = note.slice(0, i) + letter + note.slice(i + 1);
      if (bad !== note && isValid(bad, key.publicKey)) accepted.push(i);
    }
  }
  expect(accepted).toEqual([]);
});

it.each([
  ['name', 'chuan+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'],
  ['id', 'PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'],
  ['algorithm', 'PeterNeumann+c74f20a3+Ahpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'],
  ['all', 'hello'],
])('refuses a public key whose %s is wrong', (_, key) => {
  expect(parseNoteKey(serverSha256, key)).toBeUndefined();
});

it('reads back the checkpoints and proofs that it writes, and nothing else', () => {
  const checkpoint = { origin: 'chuan.example/log', size: 20_852_163, root: new Uint8Array(32).fill(7) };
  const text = formatCheckpoint(checkpoint);
  expect(parseCheckpoint(text)).toEqual(checkpoint);
  for (const bad of [
    `${text}more\n`,
    text.replace('20852163', '020852163'),
    text.slice(0, -1),
    text.replace('=', ''),
  ]) {
    expect(parseCheckpoint(bad)).toBeUndefined();
  }
  const proof = { leaf: 'head', index: 3, hashes: [new Uint8Array(32), new Uint8Array(32).fill(1)], note: text };
  expect(parseLeafProof(formatLeafProof(proof))).toEqual(proof);
  expect(parseLeafProof(formatLeafProof(proof).replace('index 3', 'index 03'))).toBeUndefined();
  expect(parseLeafProof(formatLeafProof({ ...proof, hashes: [new Uint8Array(31)] }))).toBeUndefined();
});
