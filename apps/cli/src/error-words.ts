import * as access from '@chuan/access/messages';
import * as api from '@chuan/api/messages';
import * as db from '@chuan/db/messages';
import * as dossiers from '@chuan/dossiers/messages';
import * as eventLog from '@chuan/event-log/messages';
import * as identity from '@chuan/identity/messages';
import * as jobs from '@chuan/jobs/messages';
import * as library from '@chuan/library/messages';
import * as procedures from '@chuan/procedures/messages';
import * as tenancy from '@chuan/tenancy/messages';

type Words = Readonly<Record<string, string>>;

const packages = [access, api, db, dossiers, eventLog, identity, jobs, library, procedures, tenancy];

/** Words for the errors of the packages that commands reach, by code. */
export function errorWords(isEnglish: boolean): Words {
  const found: Record<string, string> = {};
  for (const { vi, en } of packages) collect(isEnglish ? en : vi, '', found);
  return found;
}

function collect(value: unknown, prefix: string, into: Record<string, string>): void {
  if (typeof value === 'string') into[prefix.replace(/^errors\./, '')] = value;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) collect(inner, prefix === '' ? key : `${prefix}.${key}`, into);
}
