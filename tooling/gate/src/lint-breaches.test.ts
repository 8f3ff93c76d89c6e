import { join } from 'node:path';
import { ESLint, type Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { exceptions } from './lint/exceptions.js';
import { root } from './tool.ts';

const eslint = new ESLint({ cwd: root, warnIgnored: false });
const service = 'packages/capabilities/dossiers/src/service.ts';
const page = 'apps/web/app/routes/planted.tsx';

async function rulesBroken(path: string, text: string): Promise<(string | null)[]> {
  const results = await eslint.lintText(text, { filePath: join(root, path) });
  return results.flatMap((result) => result.messages.map((message) => message.ruleId));
}

/** The limits again, for asking whether an exception to one is still needed. */
const limits: Readonly<Record<string, [string, { max: number }]>> = {
  'max-lines': ['error', { max: 400 }],
  'max-lines-per-function': ['error', { max: 60 }],
  'max-params': ['error', { max: 4 }],
};

const longFunction = `export function long() {\n${'  call();\n'.repeat(60)}}\n`;

const breaches: readonly (readonly [rule: string, path: string, text: string])[] = [
  ['chuan/no-ambient', service, 'export const at = Date.now();'],
  ['chuan/no-ambient', service, 'export const at = new Date();'],
  ['chuan/no-ambient', service, 'export const at = Date();'],
  ['chuan/no-ambient', service, "export const at = Date['now']();"],
  ['chuan/no-ambient', service, 'export const { now } = Date;'],
  ['chuan/no-ambient', service, 'export const lot = Math.random();'],
  ['chuan/no-ambient', service, 'export const port = process.env.PORT;'],
  ['chuan/no-ambient', service, "import { env } from 'node:process';\nexport const port = env.PORT;"],
  ['chuan/no-ambient', 'tooling/demo/src/planted.ts', 'export const at = Date.now();'],
  ['max-lines', service, '// line\n'.repeat(401)],
  ['max-lines-per-function', service, longFunction],
  ['max-params', service, 'export const add = (a, b, c, d, e) => [a, b, c, d, e];'],
  ['chuan/no-raw-sql', service, 'export const bad = (name) => sql.raw(name);'],
  ['chuan/no-transport-error', service, "throw new TRPCError({ code: 'NOT_FOUND' });"],
  ['chuan/no-drawers', 'packages/capabilities/dossiers/src/utils.ts', 'export {};'],
  ['chuan/no-drawers', 'packages/capabilities/dossiers/src/common/dates.ts', 'export {};'],
  ['chuan/no-drawers', 'packages/capabilities/dossiers/src/case-helpers.ts', 'export {};'],
  ['chuan/no-drawers', 'packages/capabilities/dossiers/src/service/index.ts', 'export {};'],
  ['chuan/no-wording', page, 'export const Page = () => <p>Hồ sơ</p>;'],
  ['chuan/no-wording', page, "export const Page = () => <p>{'Hồ sơ'}</p>;"],
  ['chuan/no-wording', page, 'export const Page = () => <p>{`Hồ sơ ${1}`}</p>;'],
  ['chuan/no-wording', page, 'export const Page = () => <input placeholder="Tìm" />;'],
  ['chuan/no-wording', page, "export const Page = ({ on }) => <input aria-label={on ? 'Bật' : 'Tắt'} />;"],
  ['chuan/no-bare-form', page, 'export const Page = () => <form method="post" />;'],
  ['chuan/no-bare-form', page, "import { Form } from '@remix-run/react';\nexport const Page = () => <Form />;"],
  ['chuan/no-blind-tests', 'packages/foundation/kernel/src/planted.test.ts', "it.only('runs alone', () => {});"],
  ['chuan/no-blind-tests', 'packages/foundation/kernel/src/planted.test.ts', "describe.skip('later', () => {});"],
  ['chuan/no-silencing', service, '// @ts-expect-error\nexport const n = 1;'],
  ['chuan/no-silencing', service, '/* eslint-disable */\nexport const n = 1;'],
  ['no-console', service, "console.log('x');"],
  ['eqeqeq', service, 'export const same = (a, b) => a == b;'],
];

describe('lint', () => {
  it.each(breaches)('%s bites in %s', async (rule, path, text) => {
    expect(await rulesBroken(path, text)).toContain(rule);
  });

  it('bites although a comment tries to switch it off', async () => {
    const text = '/* eslint chuan/no-ambient: off, no-console: off */\nexport const at = Date.now();';
    expect(await rulesBroken(service, text)).toContain('chuan/no-ambient');
  });

  it('has nothing against clean code', async () => {
    const text = 'export const dayOf = (instant) => new Date(instant).getUTCDay();\n';
    expect(await rulesBroken(service, text)).toEqual([]);
    expect(
      await rulesBroken(page, 'export const Page = ({ t }) => <p>{t("dossier")} <kbd>Ctrl K</kbd> – 5</p>;'),
    ).toEqual([]);
  });

  it('keeps an exception only while it is needed, and with a reason', async () => {
    const overrideConfig = exceptions.map(({ files, rules }) => ({
      files,
      rules: Object.fromEntries(rules.map((rule) => [rule, limits[rule] ?? 'error'])) as Linter.RulesRecord,
    }));
    const strict = new ESLint({ cwd: root, overrideConfig });
    const needless: string[] = [];
    for (const { files, rules, reason } of exceptions) {
      expect(reason.length).toBeGreaterThan(20);
      const broken = new Set((await strict.lintFiles(files)).flatMap((result) => result.messages.map((m) => m.ruleId)));
      needless.push(...rules.filter((rule) => !broken.has(rule)).map((rule) => `${files.join()}: ${rule}`));
    }
    expect(needless).toEqual([]);
  });
});
