import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { preparePlace } from './embedded-place.ts';

const isRoot = process.getuid?.() === 0;

/** Whether anybody may walk down to a folder. */
const isOpen = (folder: string): boolean =>
  (statSync(folder).mode & 0o001) !== 0 && (dirname(folder) === folder || isOpen(dirname(folder)));

/** As root in a folder that is shut to others, the server cannot reach our programs and is placed elsewhere at once. */
const serverSeesUs = !isRoot || isOpen(import.meta.dirname);
const folders: string[] = [];

function makeFolder(mode: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'chuan-place-'));
  chmodSync(folder, mode);
  folders.push(folder);
  return folder;
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('the place of the embedded PostgreSQL', () => {
  it.skipIf(!serverSeesUs)('is the data folder itself where the server can enter it', () => {
    const folder = makeFolder(0o755);
    const place = preparePlace(folder);
    expect([place.home, place.account === undefined]).toEqual([folder, !isRoot]);
  });

  it.skipIf(!serverSeesUs)('is cleared of what a killed process had half made, and of nothing else', () => {
    const folder = makeFolder(0o755);
    const gone = 2 ** 22 + 1;
    for (const name of [`cluster.${gone}`, `binaries.${gone}`, 'postgresql-18.4.0-beta.17'])
      mkdirSync(join(folder, name));
    writeFileSync(join(folder, `secret.${gone}`), '');
    preparePlace(folder);
    expect(readdirSync(folder)).toEqual(['postgresql-18.4.0-beta.17']);
  });

  describe.skipIf(!isRoot)('for root', () => {
    it('moves out of a folder that only root may enter, and stays where it went', () => {
      const folder = makeFolder(0o700);
      const first = preparePlace(folder);
      folders.push(first.home);
      expect(first.moved).toBe(true);
      expect(first.home.startsWith(folder)).toBe(false);
      expect(existsSync(join(first.binaries, 'bin/postgres'))).toBe(true);
      expect(preparePlace(folder)).toEqual(first);
      chmodSync(folder, 0o755);
      expect(preparePlace(folder)).toEqual(first);
    });

    it('refuses to leave data behind in a folder that was shut afterwards', () => {
      const folder = makeFolder(0o700);
      mkdirSync(join(folder, 'cluster'));
      expect(() => preparePlace(folder)).toThrow(expect.objectContaining({ code: 'embedded.unreachable' }));
    });
  });
});
