import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeRateLimits, signerOf } from '@chuan/api';
import { eicarScanner, localFileStore } from '@chuan/files';
import { instantOf, newId } from '@chuan/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Services } from './services.ts';
import { stageUpload, type Uploader } from './uploads.ts';

const now = instantOf('2026-11-28', 540);
const tenantId = newId();
let directory: string;
let services: Services;

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'chuan-uploads-'));
  const ports = { files: await localFileStore(directory), limits: makeRateLimits(), sign: signerOf(Buffer.alloc(32)) };
  services = { ports, scanner: eicarScanner } as unknown as Services;
});
afterAll(() => rm(directory, { recursive: true }));

const page = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n';
/** A document of about so many MiB, different each time. */
async function* pdfOf(mebibytes: number) {
  yield Buffer.from(`${page}%${newId()}`);
  for (let part = 0; part < mebibytes; part++) yield Buffer.alloc(1_048_576, 'a');
  yield Buffer.from('\n%%EOF');
}
const handIn = (uploader: Partial<Uploader>, mebibytes = 20) =>
  stageUpload(
    services,
    { tenantId, address: '203.0.113.7', isVisitor: true, ...uploader },
    { name: 'don.pdf', content: pdfOf(mebibytes) },
    now,
  ).then(
    () => 'taken',
    (error: { code: string }) => error.code,
  );

test('a visitor’s network hands in so much and no more, and nothing of the rest stays', async () => {
  const said: string[] = [];
  while (said.at(-1) !== 'request.too_many' && said.length < 60) said.push(await handIn({}));
  expect(said.length).toBeLessThan(40);
  expect(new Set(said.slice(0, -1))).toEqual(new Set(['taken']));
  expect(await readdir(path.join(directory, 'staging'))).toEqual([]);
  expect(await handIn({ address: '198.51.100.9' })).toBe('taken');
  expect(await handIn({ isVisitor: false })).toBe('taken');
});
