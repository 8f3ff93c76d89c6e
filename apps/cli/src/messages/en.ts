import type { CliMessage } from './vi.ts';

/** What a file of procedures looks like. */
const shape = `Each line is a procedure, after one of three patterns:
catalogue:
{catalog}
details:
{details}
worked-out procedures:
{procedures}
`;

export const en: Readonly<Record<CliMessage, string>> = {
  'help.program': "Chuẩn's operator command. Works while the product runs or with DATABASE_URL set.",
  'help.usage_program': '<command> [options]',
  'help.some_options': '[options]',
  'help.some_command': '<command>',
  'help.usage': 'Usage:',
  'help.arguments': 'Arguments:',
  'help.options': 'Options:',
  'help.commands': 'Commands:',
  'help.help': "Shows a command's help",
  'help.english': 'Speaks English',
  'help.after_error': '(add --help to see how it is used)',
  'help.migrate': 'Makes the roles and updates schema, queue and reference data; may run again at any time',
  'help.seed':
    'Loads the sample data: three agencies with three months of dossiers; once, and goes on where it was stopped',
  'help.dossiers': 'How many sample dossiers (by DEMO: full 1,000, small 60)',
  'help.print_accounts': 'Prints the accounts to try',
  'help.verify_log': 'Verifies the event logs: every row, the chain and the signed checkpoints',
  'help.tenant_option': 'Only one agency, by its address',
  'help.all': 'Every agency and the platform (the default)',
  'help.checkpoints': 'Folder of the signed checkpoints (CHECKPOINT_DIR or DATA_DIR/checkpoints by default)',
  'help.key': "The checkpoints' public key (DATA_DIR/keys/checkpoints.pub by default)",
  'help.bundle':
    'Verify a file that was handed out (a part of a log, or what it says of one dossier); needs no database',
  'help.recompute': 'Works out every due date anew from its stored facts and compares; a difference is a failure',
  'help.tenant': 'Agencies',
  'help.tenant_list': 'Lists the agencies',
  'help.tenant_create': 'Founds an agency with its first administrator; the password is printed once',
  'help.slug': 'Address of its own: lower-case letters, digits, hyphens',
  'help.name': 'Full name',
  'help.short_name': 'Short name (the full name by default)',
  'help.kind': 'Kind: commune, department, province_office',
  'help.province': 'Province code, two digits',
  'help.identifier': 'Electronic identifier, such as H21.99.05',
  'help.one_stop': 'Name of the one-stop unit',
  'help.admin_name': 'Name of the first administrator',
  'help.admin_email': 'E-mail of the first administrator',
  'help.import': 'Imports data from files',
  'help.import_procedures': 'Imports national procedures (.jsonl, .json, plain or .gz)',
  'help.files': 'The files',
  'help.details': 'Prints each row that was repaired, flagged or refused',
  'help.outbox': 'Background work: what waits and what failed',
  'help.outbox_state': 'How much waits, and how long',
  'help.outbox_failed': 'Lists events that were given up; exit code 1 if there are any',
  'help.outbox_retry': 'Gives failed events another chance',
  'help.db_url': "Prints the running database's address under a role",
  'help.role': "The connection's role",
  'help.examples': 'Examples:',
  'help.among': 'one of: {choices}',
  'help.mandatory': 'required',
  'help.account': 'Accounts that sign in',
  'help.reset_password':
    'Sets a new password, for the only administrator of an agency who forgot theirs; it is printed once, every session ends',
  'help.email': 'E-mail of the account',
  'value.slug': 'slug',
  'value.name': 'name',
  'value.kind': 'kind',
  'value.code': 'code',
  'value.email': 'email',
  'value.number': 'number',
  'value.folder': 'folder',
  'value.file': 'file',
  'value.files': 'files',
  'value.role': 'role',
  'example.migrate': 'pnpm chuan migrate',
  'example.seed': 'pnpm chuan seed --dossiers 200 --print-accounts',
  'example.tenant.list': 'pnpm chuan tenant list',
  'example.tenant.create':
    'pnpm chuan tenant create --slug thanh-mieu --name "UBND phường Thanh Miếu" \\\n  --kind commune --province 25 --identifier H44.99.01 \\\n  --one-stop "Trung tâm Phục vụ hành chính công" \\\n  --admin-name "Nguyễn Thị Hoa" --admin-email hoa@thanhmieu.gov.vn',
  'example.account.reset-password': 'pnpm chuan account reset-password hoa@thanhmieu.gov.vn',
  'example.import.procedures':
    'pnpm chuan import procedures catalog.jsonl.gz details.jsonl.gz\npnpm chuan import procedures procedures.json --details',
  'example.verify-log':
    'pnpm chuan verify-log --all\npnpm chuan verify-log --tenant thanh-mieu --checkpoints /mnt/other/heads --key /mnt/other/heads.pub',
  'example.recompute-deadlines': 'pnpm chuan recompute-deadlines --tenant thanh-mieu',
  'example.outbox.state': 'pnpm chuan outbox state',
  'example.outbox.failed': 'pnpm chuan outbox failed --tenant thanh-mieu',
  'example.outbox.retry': 'pnpm chuan outbox retry',
  'example.db-url': 'psql "$(pnpm --silent chuan db-url --role app)"',

  'use.unknown_option': 'There is no option “{name}”.',
  'use.unknown_command': 'There is no command “{name}”.',
  'use.missing_argument': 'The argument “{name}” is missing.',
  'use.missing_value': 'The option “{name}” lacks its value.',
  'use.missing_option': 'The option “{name}” is required.',
  'use.too_many': 'There are too many arguments.',
  'use.not_among': '“{name}” must be one of: {choices}.',

  'migrate.done': 'Applied {count} steps, the last is {last}.',
  'migrate.nothing': 'The database is up to date.',

  'seed.already_there': 'The sample data are there; nothing was loaded.',
  'seed.templates': 'Published {count} templates.',
  'seed.agency': '{name}: founded, with {procedures} procedures in force and posted.',
  'seed.dossiers': 'Made {count} of {of} dossiers…',
  'seed.done': 'Loaded {dossiers} dossiers with {moves} moves.',

  'verify.platform': 'The platform',
  'verify.whole': '✓ {name}: {rows} rows, intact{witnessed}.',
  'verify.witnessed': ', matches {heads} signed heads',
  'verify.unwitnessed': ' (no signed checkpoints to compare with)',
  'verify.checkpoints_gone':
    'No signed checkpoint is left in {folder}, though this installation has signed some. Bring the files back from a copy; without them nobody can tell whether the log was rewritten.',
  'verify.key_gone': 'There are signed checkpoints, but their key {file} is gone. Bring it back from a copy.',
  'verify.pending': '  {rows} new rows that no checkpoint has witnessed yet.',
  'verify.broken': '{name}: {rows} rows, {findings} findings.',

  'recompute.same': '✓ {name}: {dossiers} dossiers, {steps} steps, all the same.',
  'recompute.differs': '{name}: {dossiers} dossiers, {steps} steps, {count} due dates differ.',
  'recompute.dossier': '{code}: stored {stored}, computed {computed}',
  'recompute.step': '{code}, step “{step}”: stored {stored}, computed {computed}',
  'recompute.none': 'none',

  'tenant.none': 'There is no agency yet.',
  'tenant.there': 'The agency at {slug} stood already; nothing changed.',
  'tenant.created': 'Founded {name} at {slug}.',
  'tenant.admin':
    'Administrator: {email}, password: {password} (printed once; an account that was there keeps its own)',

  'account.reset': 'New password of {email}: {password} (printed once)',

  'import.file': '{file} ({kind}):',
  'import.figures': 'Read {read} rows: {taken} new, {updated} updated, {unchanged} unchanged, {refused} refused',
  'import.notes': 'Repaired {repaired}, flagged for a person {flagged}',
  'import.shape': shape,
  'import.empty': `{file} has no rows. ${shape}`,
  'import.unreadable': `{file} cannot be read: it must be JSON or JSONL in UTF-8, plain or .gz. ${shape}`,
  'import.unknown_format': `The format of {file} is not known. ${shape}`,
  'import.refused': 'Refused row {line} ({code}): {why}',
  'import.repaired': 'Repaired: {note}',
  'import.flagged': 'Flagged: {note}',

  'outbox.state': '{depth} events wait, the oldest for {seconds} s.',
  'outbox.none_failed': 'No failed events.',
  'outbox.retried': 'Gave {count} events another chance.',

  'env.invalid': 'These environment variables are wrong: {names}. See the configuration table in the README.',
  'database.unreachable_at':
    'No connection to the database at {host} ({reason}). Check DATABASE_URL and the PostgreSQL server.',
  'database.login_refused': 'The database at {host} refuses the user or password in DATABASE_URL.',
  'database.absent': 'The server {host} has no database “{database}”, as DATABASE_URL names it.',
  'database.too_old': 'PostgreSQL at {host} is version {found}; {needed} or newer is needed.',
  'database.not_admin':
    'The user in DATABASE_URL may not create roles. Use an administrator, or set all of DATABASE_MIGRATOR_URL, DATABASE_APP_URL, DATABASE_RELAY_URL and DATABASE_PLATFORM_URL.',
  'cli.no_tenant': 'There is no agency at “{slug}”.',
  'cli.no_checkpoints': 'There is no folder {folder}.',
  'cli.no_key': 'There is no key file {file}.',
  'cli.no_file': 'There is no file {file}.',
  'cli.bad_value': 'The value of {what} is not valid.',
  'cli.bad_value_hint': 'The value of {what} is not right. {hint}.',
  'cli.is_folder': '{file} is a folder, not a file. Name each file.',
  'cli.no_database': 'No database runs in {folder}. Start the product with `pnpm start` or set DATABASE_URL.',
  'cli.unexpected': 'Unexpected failure: {reason}',
};
