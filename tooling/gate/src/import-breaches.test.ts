import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plant } from './plant.ts';
import { root, runTool } from './tool.ts';

const caps = 'packages/capabilities';
const use = (path: string) => `import '${path}';\nexport {};\n`;

/** [rule, the file that breaks it, what it imports] */
const breaches: readonly (readonly [string, string, string])[] = [
  [
    '1-foundation-knows-no-capability',
    'packages/foundation/db/src/planted.ts',
    '../../../capabilities/dossiers/src/contract.ts',
  ],
  ['1-packages-know-no-app', `${caps}/library/src/planted.ts`, '../../../../apps/web/server/main.ts'],
  ['1-apps-stand-alone', 'apps/worker/src/planted.ts', '../../web/server/main.ts'],
  ['1-kernel-imports-zod-only', 'packages/foundation/kernel/src/planted.ts', 'kysely'],
  ['1-pure-core', 'packages/foundation/calendar/src/planted.ts', 'node:fs'],
  ['1-pure-core', 'packages/foundation/workflow/src/planted.ts', 'kysely'],
  ['2-only-through-doors', `${caps}/dossiers/src/planted.ts`, '../../tenancy/src/domain.ts'],
  ['2-only-through-doors', `${caps}/notices/src/planted.ts`, '../../tenancy/src/jobs.ts'],
  ['2-apps-through-doors', 'apps/web/app/planted.ts', `../../../${caps}/dossiers/src/service.ts`],
  ['2-order-tenancy', `${caps}/tenancy/src/order.ts`, '../../dossiers/src/server.ts'],
  ['2-order-dossiers', `${caps}/dossiers/src/order.ts`, '../../feedback/src/contract.ts'],
  ['3-contract-is-light', `${caps}/procedures/src/contract.ts`, 'kysely'],
  ['3-contract-is-light', `${caps}/access/src/contract.ts`, '../../../foundation/db/src/index.ts'],
  ['3-contract-is-light', `${caps}/library/src/contract.ts`, 'node:crypto'],
  ['3-domain-is-pure', `${caps}/library/src/domain.ts`, '../../../foundation/db/src/index.ts'],
  ['3-domain-is-pure', `${caps}/dossiers/src/domain/clock.ts`, 'node:fs'],
  ['3-domain-is-pure', `${caps}/dossiers/src/domain.ts`, './repository.ts'],
  ['3-ui-stays-in-the-browser', `${caps}/dossiers/src/ui/planted.tsx`, '../service.ts'],
  ['4-repository-by-service-only', `${caps}/dossiers/src/router.ts`, './repository.ts'],
  ['4-repository-by-service-only', `${caps}/dossiers/src/jobs.ts`, './repository/rows.ts'],
  ['4-no-trpc-below-router', `${caps}/tenancy/src/service.ts`, '@trpc/server'],
  ['5-pg-stays', `${caps}/tenancy/src/planted.ts`, 'pg'],
  ['5-bullmq-stays', `${caps}/notices/src/jobs.ts`, 'bullmq'],
  ['5-stripe-stays', 'apps/web/server/planted.ts', 'stripe'],
  ['5-lucia-stays', `${caps}/identity/src/planted.ts`, 'lucia'],
  ['5-remix-stays', 'packages/foundation/ui/src/planted.tsx', '@remix-run/react'],
  ['0-resolvable', 'apps/cli/src/planted.ts', './nowhere.ts'],
];

/** Imports that the rules allow; none may be reported. */
const allowed: readonly (readonly [string, string])[] = [
  [`${caps}/dossiers/src/allowed.ts`, '../../tenancy/src/server.ts'],
  [`${caps}/dossiers/src/service.ts`, './repository.ts'],
  [`${caps}/dossiers/src/contract.ts`, 'zod'],
  [`${caps}/oversight/src/router.ts`, '@trpc/server'],
  ['packages/foundation/db/src/allowed.ts', 'pg'],
  ['packages/foundation/jobs/src/allowed.ts', 'bullmq'],
  [`${caps}/identity/src/sessions.ts`, 'lucia'],
  ['apps/web/app/allowed.tsx', '@remix-run/react'],
];

const plain = [
  `${caps}/tenancy/src/domain.ts`,
  `${caps}/tenancy/src/jobs.ts`,
  `${caps}/tenancy/src/server.ts`,
  `${caps}/dossiers/src/server.ts`,
  `${caps}/dossiers/src/repository.ts`,
  `${caps}/dossiers/src/repository/rows.ts`,
  `${caps}/feedback/src/contract.ts`,
  'packages/foundation/db/src/index.ts',
  'apps/web/server/main.ts',
  'tooling/bench/src/main.ts',
];

const libraries = ['kysely', 'pg', 'bullmq', 'stripe', 'lucia', 'zod', '@trpc/server', '@remix-run/react'];

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

describe('import rules', () => {
  let folder = '';
  let violations: readonly Violation[] = [];

  beforeAll(async () => {
    folder = plant({
      ...Object.fromEntries(plain.map((path) => [path, 'export {};\n'])),
      ...Object.fromEntries(breaches.map(([, path, to]) => [path, use(to)])),
      ...Object.fromEntries(allowed.map(([path, to]) => [path, use(to)])),
      'packages/foundation/print/src/one.ts': use('./two.ts'),
      'packages/foundation/print/src/two.ts': use('./one.ts'),
      ...Object.fromEntries(libraries.map((name) => [`node_modules/${name}/index.js`, 'module.exports = {};\n'])),
      'package.json': '{ "type": "module" }\n',
    });
    const args = ['apps', 'packages', 'tooling', '--config', join(root, '.dependency-cruiser.cjs'), '-T', 'json'];
    const { output } = await runTool('depcruise', args, { cwd: folder });
    violations = (JSON.parse(output) as { summary: { violations: Violation[] } }).summary.violations;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const rulesBrokenBy = (path: string) => violations.filter(({ from }) => from === path).map(({ rule }) => rule.name);

  it.each(breaches)('%s bites in %s', (rule, path) => {
    expect(rulesBrokenBy(path)).toContain(rule);
  });

  it('1-no-cycles bites', () => {
    expect(rulesBrokenBy('packages/foundation/print/src/one.ts')).toEqual(['1-no-cycles']);
  });

  it.each(allowed)('has nothing against %s importing %s', (path) => {
    expect(rulesBrokenBy(path)).toEqual([]);
  });
});

describe('the doors of a package', () => {
  it('stay shut for what is not exported', async () => {
    const asked = await runTool('node', ['--input-type=module', '-e', "await import('@chuan/db/src/pool.ts')"], {
      cwd: join(root, 'tooling/gate'),
    });
    expect(asked.output).toContain('ERR_PACKAGE_PATH_NOT_EXPORTED');
  });
});
