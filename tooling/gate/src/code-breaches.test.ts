import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checkCatalog } from './check-catalog.ts';
import { checkDoors } from './check-doors.ts';
import { checkMessages } from './check-messages.ts';
import { plant, plantConfiguration } from './plant.ts';
import { root, runTool } from './tool.ts';

let folder = '';
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('format', () => {
  it('bites on a file that is laid out otherwise, and on no other', async () => {
    const ask = (input: string) => runTool('biome', ['format', '--stdin-file-path=packages/planted.ts'], { input });
    const bad = await ask('export const  a = "x"\n');
    expect(bad.output).toBe("export const a = 'x';\n");
  });

  it('reads the same rules for a whole tree', async () => {
    folder = plant({
      'packages/planted.ts': 'export const  a = "x"\n',
      'packages/clean.ts': "export const a = 'x';\n",
    });
    plantConfiguration(folder, 'biome.json');
    const { ok, output } = await runTool('biome', ['format', '.'], { cwd: folder });
    expect(ok).toBe(false);
    expect(output).toContain('planted.ts');
    expect(output).not.toContain('clean.ts');
  });
});

describe('types', () => {
  const breaches: readonly (readonly [code: string, text: string])[] = [
    ['TS2322', "export const n: number = 'one';"],
    ['TS2322', 'export const first = (list: string[]): string => list[0];'],
    ['TS7006', 'export const same = (a) => a;'],
    ['TS1294', 'export enum Colour { Red }'],
    ['TS1484', "import { Json } from './types.ts';\nexport const j: Json = 1;"],
    ['TS4114', 'class A { run() {} }\nexport class B extends A { run() {} }'],
  ];

  it('bite on each planted mistake', async () => {
    folder = plant({
      'tsconfig.json': JSON.stringify({
        extends: join(root, 'tsconfig.json'),
        compilerOptions: { types: [], incremental: false, tsBuildInfoFile: null },
        include: ['*.ts'],
        exclude: [],
      }),
      'types.ts': 'export type Json = unknown;\n',
      ...Object.fromEntries(breaches.map(([, text], at) => [`planted-${at}.ts`, `${text}\n`])),
    });
    const { output } = await runTool('tsc', ['-p', folder]);
    const bitten = breaches.map(([code], at) => new RegExp(`planted-${at}\\.ts.*error ${code}`).test(output));
    expect(bitten, output).toEqual(breaches.map(() => true));
  });
});

describe('unused code', () => {
  it('is found: a file, an export, a dependency, and a dependency that nobody declared', async () => {
    folder = plant({
      'package.json': JSON.stringify({ name: 'planted', private: true, type: 'module' }),
      'pnpm-workspace.yaml': 'packages:\n  - packages/foundation/*\n',
      'packages/foundation/a/package.json': JSON.stringify({
        name: '@chuan/a',
        type: 'module',
        exports: { '.': './src/index.ts' },
        dependencies: { idle: '1.0.0' },
      }),
      'packages/foundation/a/src/index.ts': "import 'undeclared';\nexport { used } from './part.ts';\n",
      'packages/foundation/a/src/part.ts': 'export const used = 1;\nexport const unused = 2;\n',
      'packages/foundation/a/src/forgotten.ts': 'export const forgotten = 1;\n',
    });
    plantConfiguration(folder, 'knip.json');
    const { ok, output } = await runTool('knip', ['--reporter', 'compact'], { cwd: folder });
    expect(ok).toBe(false);
    for (const name of ['forgotten.ts', 'part.ts: unused', 'idle', 'undeclared']) expect(output).toContain(name);
  });
});

describe('one version of each library', () => {
  const workspace = "catalog:\n  'zod': '4.6.7'\n  pg: '8.0.0'\n  pg: '8.1.0'\n  idle: '1.0.0'\n";

  it('bites on a version of one’s own, an unknown name, a doubled and an idle entry', () => {
    const dependencies = { zod: '^4.0.0', pg: 'catalog:', lodash: 'catalog:', '@chuan/kernel': 'workspace:*' };
    folder = plant({
      'pnpm-workspace.yaml': workspace,
      'package.json': '{}',
      'packages/foundation/a/package.json': JSON.stringify({ dependencies }),
    });
    expect(checkCatalog(folder)).toEqual([
      'packages/foundation/a/package.json: zod must be "catalog:", not "^4.0.0"',
      'packages/foundation/a/package.json: the catalog does not name lodash',
      'pnpm-workspace.yaml: pg is named twice',
      'pnpm-workspace.yaml: nobody uses idle',
    ]);
  });
});

describe('doors of the capabilities', () => {
  it('bites on a door that the house does not know, and on a package without walls', () => {
    folder = plant({
      'packages/capabilities/a/package.json': JSON.stringify({ exports: { './server': '', './repository': '' } }),
      'packages/capabilities/b/package.json': '{}',
    });
    expect(checkDoors(folder).sort()).toEqual([
      'packages/capabilities/a/package.json: ./repository is not a door of a capability',
      'packages/capabilities/b/package.json: without "exports" every file of the package is a door',
    ]);
  });
});

describe('message keys', () => {
  it('bites on a code without words, a language that lacks a key, other blanks and empty words', async () => {
    folder = plant({
      'packages/foundation/a/src/service.ts': `import { conflict, AppError } from '@chuan/kernel';
        export const f = (late: boolean) => {
          if (late) throw conflict(late ? 'dossier.too_late' : 'dossier.closed');
          throw new AppError('invalid', 'dossier.nameless');
        };\n`,
      'packages/foundation/a/src/messages/vi.ts':
        "export const vi = { dossier: { closed: 'Đã đóng', due: 'Còn {days} ngày', empty: '', bent: '{days} ngày', cut: 'Còn {days' }, onlyVi: 'Có' };\n",
      'packages/foundation/a/src/messages/en.ts':
        "export const en = { dossier: { closed: 'Closed', due: '{hours} hours', empty: 'x', extra: 'x', bent: '{days, plural, one {day} other {days}}', cut: '{days}' } };\n",
    });
    const at = 'packages/foundation/a/src';
    expect((await checkMessages(folder)).sort()).toEqual(
      [
        `${at}/messages: dossier.cut is no message in vi`,
        `${at}/messages: dossier.due has other blanks in en`,
        `${at}/messages: dossier.empty is empty`,
        `${at}/messages: dossier.extra is missing in vi`,
        `${at}/messages: onlyVi is missing in en`,
        `${at}/service.ts:3: the code dossier.too_late has no words in en`,
        `${at}/service.ts:3: the code dossier.too_late has no words in vi`,
        `${at}/service.ts:4: the code dossier.nameless has no words in en`,
        `${at}/service.ts:4: the code dossier.nameless has no words in vi`,
      ].sort(),
    );
  });
});
