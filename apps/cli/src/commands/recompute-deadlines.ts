import { type Database, type TenantTx, withTenant } from '@chuan/db';
import { type DeadlineDifference, recomputeDeadlines } from '@chuan/dossiers/server';
import type { Instant } from '@chuan/kernel';
import type { AddCommand } from '../add-command.ts';
import type { House } from '../house.ts';
import { tenantsOf } from '../tenants.ts';
import { words } from '../words.ts';

const pageSize = 200;

/** Every promised instant from its stored facts, against the one that is stored. Reads only. */
export const addRecomputeDeadlines: AddCommand = (program, run) => {
  program
    .command('recompute-deadlines')
    .description(words('help.recompute'))
    .option('--tenant <slug>', words('help.tenant_option'))
    .action((options: { tenant?: string }) => run((house) => recompute(house, options.tenant)));
};

async function recompute(house: House, slug: string | undefined): Promise<void> {
  const app = await house.open('app', 2);
  for (const tenant of await tenantsOf(app, slug)) {
    const { dossiers, steps, differences } = await recomputeAgency(app, tenant.id);
    const counts = { name: tenant.name, dossiers, steps };
    if (differences.length === 0) house.say(words('recompute.same', counts));
    else house.fault(words('recompute.differs', { ...counts, count: differences.length }));
    for (const { code, stepName, stored, computed } of differences) {
      const params = { code, stored: instant(stored), computed: instant(computed) };
      house.fault(
        `  ${stepName === null ? words('recompute.dossier', params) : words('recompute.step', { ...params, step: stepName })}`,
      );
    }
  }
}

async function recomputeAgency(app: Database['db'], tenantId: string) {
  const sum = { dossiers: 0, steps: 0, differences: [] as DeadlineDifference[] };
  for (let after: string | undefined; ; ) {
    const page = await withTenant(app, tenantId, (tx: TenantTx) => recomputeDeadlines(tx, { after, limit: pageSize }), {
      access: 'read_only',
      statementTimeoutMs: 60_000,
    });
    sum.dossiers += page.dossiers;
    sum.steps += page.steps;
    sum.differences.push(...page.differences);
    if (page.next === null) return sum;
    after = page.next;
  }
}

const clock = new Intl.DateTimeFormat('vi-VN', {
  dateStyle: 'short',
  timeStyle: 'medium',
  timeZone: 'Asia/Ho_Chi_Minh',
});
const instant = (at: Instant | null): string => (at === null ? words('recompute.none') : clock.format(at));
