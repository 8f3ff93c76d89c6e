import type { RunMessage } from './vi.ts';

export const en: Readonly<Record<RunMessage, string>> = {
  'run.preparing': 'Checking settings and the data folder {folder}',
  'run.database': 'Starting the database',
  'run.database_moved':
    'Running as root. PostgreSQL refuses root and its account cannot enter this folder, so its data and programs are kept in {folder}',
  'run.migrate': 'Updating the database schema',
  'run.seed': 'Loading the sample data (first time only)',
  'run.build': 'Building the pages',
  'run.build_kept': 'Pages unchanged, using the last build',
  'run.processes': 'Starting web server and worker',
  'run.done': 'done in {seconds} s',
  'run.ready': 'Ready. Press Ctrl-C to stop.',
  'run.portal': 'Citizen portal',
  'run.workspace': 'Workspace',
  'run.console': 'Vendor console',
  'run.accounts': 'Accounts to try (sample data):',
  'run.more_accounts': '{count} more in {path}',
  'run.logs': 'Logs: {folder}',
  'run.mail': 'Mail, which no mail server takes yet: {folder}',
  'run.stopping': 'Stopping… (Ctrl-C again stops at once)',
  'run.stopped': 'Stopped.',
  'run.child_died': 'The {child} process ended ({reason}). Restarting in {seconds} s.',
  'run.database_died': 'The database ended. Restarting in {seconds} s.',
  'run.child_web': 'web',
  'run.child_worker': 'worker',

  'env.invalid': 'These environment variables are wrong: {names}. See the configuration table in the README.',
  'run.port_taken':
    'Port {port} is used by another program. Stop that program or choose another port, say PORT={other}.',
  'run.port_forbidden': 'This account may not open port {port}. Choose 1024 or higher with PORT.',
  'run.host_unknown': 'This machine has no address {host}. Correct HOST.',
  'run.already_running':
    'Already running on the data folder {folder} (process {pid}). Stop it first or set another DATA_DIR.',
  'run.folder_forbidden': 'This account cannot read and write {folder}. Grant it, or set another DATA_DIR.',
  'run.folder_unusable':
    'The data folder {folder} cannot be used ({reason}): there is a file in its place, or nothing may be written there. Set DATA_DIR to a folder that can be written.',
  'run.disk_full':
    'The disk of {folder} is full ({freeMb} MB left, {neededMb} MB needed). Free some space and start again.',
  'database.unreachable_at':
    'No connection to the database at {host} ({reason}). Check DATABASE_URL and the PostgreSQL server.',
  'database.login_refused': 'The database at {host} refuses the user or password in DATABASE_URL.',
  'database.absent': 'The server {host} has no database “{database}”, as DATABASE_URL names it.',
  'database.too_old': 'PostgreSQL at {host} is version {found}; {needed} or newer is needed.',
  'database.not_admin':
    'The user in DATABASE_URL may not create roles. Use an administrator, or set all of DATABASE_MIGRATOR_URL, DATABASE_APP_URL, DATABASE_RELAY_URL and DATABASE_PLATFORM_URL.',
  'run.step_said': '{sentence}',
  'run.step_failed': 'The step “{step}” did not finish: {reason} (log: {log})',
  'run.child_failed': 'The {child} process does not start: {reason} (log: {log})',
  'run.not_ready': 'Not ready after {seconds} s: {reason} (log: {log})',
  'run.unexpected': 'Unexpected failure: {reason}',
  'embedded.no_binaries':
    'There is no PostgreSQL for this machine ({platform}). Set DATABASE_URL to a PostgreSQL server 15 or newer.',
  'embedded.no_account':
    'PostgreSQL refuses root and this machine has no account postgres or nobody. Run as an ordinary user.',
  'embedded.unreachable':
    'PostgreSQL refuses root and its account cannot enter {folder}. Run as an ordinary user or set another DATA_DIR.',
  'embedded.not_yours':
    'The data in {folder} belong to another account. Run as the one that made them or set another DATA_DIR.',
  'embedded.other_version':
    'The data in {folder} are of PostgreSQL {found}, this program runs PostgreSQL {needed}. Convert the data or set another DATA_DIR.',
  'embedded.port_taken': 'The database port {port} is used by another program.',
  'embedded.disk_full': 'The disk of {folder} is full, so the database cannot run. Free some space and start again.',
  'embedded.failed': 'The database does not start: {reason} (see postgres.log in {folder})',
};
