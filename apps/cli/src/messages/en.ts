import type { CliMessage } from './vi.ts';

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
  'help.db_url': "Prints the running database's address under a role",
  'help.role': "The connection's role",

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

  'cli.no_database': 'No database runs in {folder}. Start the product with `pnpm start` or set DATABASE_URL.',
  'cli.unexpected': 'Unexpected failure: {reason}',
};
