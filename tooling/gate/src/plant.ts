import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from './tool.ts';

/** A tree of small files with a breach in each, made for one test. @returns its folder. */
export function plant(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'chuan-breach-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Puts a file of this house's own configuration into a planted tree. */
export function plantConfiguration(folder: string, name: string): void {
  cpSync(join(root, name), join(folder, name));
}
