import { readFileSync } from 'node:fs';
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
