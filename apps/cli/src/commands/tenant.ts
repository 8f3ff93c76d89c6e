import { randomBytes } from 'node:crypto';
import { seedRoles } from '@chuan/access/server';
import { CreateTenantInput, TenantKind } from '@chuan/tenancy/contract';
import { createTenant } from '@chuan/tenancy/server';
import { invalid } from '@chuan/kernel';
import { type Command, Option } from 'commander';
import type { AddCommand, Run } from '../add-command.ts';
import type { House } from '../house.ts';
import { tenantsOf } from '../tenants.ts';
import { words } from '../words.ts';

interface CreateOptions {
  readonly slug: string;
  readonly name: string;
  readonly shortName?: string;
  readonly kind: TenantKind;
  readonly province?: string;
  readonly identifier: string;
  readonly oneStop: string;
  readonly adminName: string;
  readonly adminEmail: string;
}

/** Agencies: founding one, and which there are. */
export const addTenant: AddCommand = (program, run) => {
  const tenant = program.command('tenant').description(words('help.tenant'));
  addCreate(tenant, run);
  tenant
    .command('list')
    .description(words('help.tenant_list'))
    .action(() =>
      run(async (house) => {
        const rows = await tenantsOf(await house.open('platform', 1));
        if (rows.length === 0) house.say(words('tenant.none'));
        for (const { slug, name, kind, status } of rows) house.say([slug, status, kind, name].join('\t'));
      }),
    );
};

function addCreate(tenant: Command, run: Run): void {
  tenant
    .command('create')
    .description(words('help.tenant_create'))
    .requiredOption('--slug <slug>', words('help.slug'))
    .requiredOption('--name <name>', words('help.name'))
    .option('--short-name <name>', words('help.short_name'))
    .addOption(new Option('--kind <kind>', words('help.kind')).choices(TenantKind.options).makeOptionMandatory())
    .option('--province <code>', words('help.province'))
    .requiredOption('--identifier <code>', words('help.identifier'))
    .requiredOption('--one-stop <name>', words('help.one_stop'))
    .requiredOption('--admin-name <name>', words('help.admin_name'))
    .requiredOption('--admin-email <email>', words('help.admin_email'))
    .action((options: CreateOptions) => run((house) => create(house, options)));
}

const hints = {
  slug: 'help.slug',
  provinceCode: 'help.province',
  'profile.agencyIdentifier': 'help.identifier',
  'admin.email': 'help.admin_email',
} as const;

/** Names the value that is wrong and what it should be like. */
function badValue(what: string) {
  const hint = hints[what as keyof typeof hints];
  return hint === undefined
    ? invalid('cli.bad_value', { what })
    : invalid('cli.bad_value_hint', { what, hint: words(hint) });
}

async function create(house: House, options: CreateOptions): Promise<void> {
  const { slug, name, kind, identifier, oneStop, adminName, adminEmail } = options;
  const password = randomBytes(12).toString('base64url');
  const input = CreateTenantInput.safeParse({
    slug,
    name,
    shortName: options.shortName ?? name,
    kind,
    provinceCode: options.province ?? null,
    profile: { oneStopName: oneStop, agencyIdentifier: identifier },
    admin: { fullName: adminName, email: adminEmail, password },
  });
  if (!input.success) throw badValue(input.error.issues[0]?.path.join('.') ?? '');
  const databases = { app: await house.open('app', 2), platform: await house.open('platform', 2) };
  const created = await createTenant(
    { databases, now: house.clock.now(), actor: { kind: 'system', name: 'chuan' }, seedRoles },
    input.data,
  );
  if (!created.isNew) {
    house.say(words('tenant.there', { slug }));
    return;
  }
  house.say(words('tenant.created', { name, slug }));
  house.say(words('tenant.admin', { email: adminEmail, password }));
}
