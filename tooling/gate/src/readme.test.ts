import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { settingRows } from './settings-table.ts';
import { root } from './tool.ts';

const readme = join(root, 'README.md');

describe('the README', () => {
  it('documents every setting in its table, as the code checks it', () => {
    const text = readFileSync(readme, 'utf8');
    const missing = settingRows().filter((row) => !text.includes(row));
    expect(missing.join('\n')).toBe('');
  });

  it('names the two commands', () => {
    const text = readFileSync(readme, 'utf8');
    expect(text).toContain('npx -y pnpm@12.21.0 start');
    expect(text).toContain('npx -y pnpm@12.21.0 test');
  });
});

describe('a decision', () => {
  const folder = join(root, 'docs/decisions');
  const files = readdirSync(folder);

  it('has a number of its own', () => {
    const numbers = files.map((file) => file.slice(0, 4));
    expect(numbers.filter((number, at) => numbers.indexOf(number) !== at)).toEqual([]);
  });

  it.each(files)('%s bears its number in its head', (file) => {
    expect(readFileSync(join(folder, file), 'utf8')).toMatch(new RegExp(`^# ${file.slice(0, 4)} · `));
  });
});
