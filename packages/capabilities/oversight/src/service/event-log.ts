import type { TenantContext } from '@chuan/api';
import {
  type CheckpointPlace,
  type EntryFilter,
  type EntryView,
  exportBundle,
  listEntries,
  maxBundleEntries,
  type LogVerdict as StoredVerdict,
  verifyTenantLog,
} from '@chuan/event-log';
import { type Instant, instantOf, type Json, missing, type Uuid } from '@chuan/kernel';
import { listPeople } from '@chuan/tenancy/server';
import { z } from 'zod';
import type { LogBundle, LogInput, LogLine, LogPage, LogVerdict } from '../contract.ts';
import { findDossierByCode, findDossierCodes } from '../repository.ts';

/** Where the signed checkpoints lie; undefined while none was written. */
export type FindCheckpoints = () => Promise<CheckpointPlace | undefined>;

const filterOf = ({ actorId, action, subjectId, from, to, before, limit }: LogInput): EntryFilter => ({
  actorId,
  action,
  subjectId,
  from: from === undefined ? undefined : instantOf(from),
  to: to === undefined ? undefined : instantOf(to, 1_440),
  before,
  limit: limit + 1,
});

/** Leaves of a JSON value by path; lists of plain values stay together. */
function leavesOf(value: Json | undefined, path = ''): [string, string][] {
  if (value === undefined || value === null) return [];
  if (typeof value !== 'object') return [[path, String(value)]];
  if (Array.isArray(value)) {
    if (value.every((item) => item === null || typeof item !== 'object'))
      return value.length === 0 ? [] : [[path, value.join(', ')]];
    return value.flatMap((item, index) => leavesOf(item, `${path}.${index + 1}`));
  }
  return Object.entries(value).flatMap(([key, item]) => leavesOf(item, path === '' ? key : `${path}.${key}`));
}

/** Entries leave out what did not change; what `after` names and does not hold any more has gone. */
const isNamedIn = (after: Json | undefined, key: string): boolean =>
  typeof after !== 'object' || after === null || key in after;

const Plain = z.union([z.string(), z.number(), z.boolean(), z.null()]);
/** As entries hold the changes of a procedure's content; older ones hold neither label nor values. */
const ContentChanges = z.object({
  changes: z.array(
    z.object({
      path: z.string(),
      property: z.string(),
      kind: z.enum(['added', 'removed', 'changed', 'moved']),
      label: z.string().optional(),
      before: Plain.optional(),
      after: Plain.optional(),
    }),
  ),
});

const textOf = (value: z.infer<typeof Plain> | undefined): string | null =>
  value === undefined || value === null || value === '' ? null : String(value);

/** The changes of a content that an entry lists, one by one, and what else it says. */
function contentChangesOf(after: Json | undefined): [LogLine['changes'], Json | undefined] {
  const { success, data } = ContentChanges.safeParse(after);
  if (!success) return [[], after];
  const { changes: _, ...rest } = after as { readonly [key: string]: Json };
  const lines = data.changes.map(({ path, property, kind, label, before, after: fresh }) => {
    const [part = '', ...item] = path.split('.');
    const hasValues = before !== undefined && fresh !== undefined;
    return {
      key: property || part,
      of: label ?? item.join('.'),
      ...(hasValues ? {} : { kind }),
      before: textOf(before),
      after: textOf(fresh),
    };
  });
  return [lines, rest];
}

/** What differs between before and after, key by key. */
export function changesOf(before: Json | undefined, after: Json | undefined): LogLine['changes'] {
  const [listed, rest] = contentChangesOf(after);
  const [old, fresh] = [new Map(leavesOf(before)), new Map(leavesOf(rest))];
  const told = [...new Set([...old.keys(), ...fresh.keys()])]
    .filter((key) => fresh.has(key) || isNamedIn(rest, key.split('.')[0]!))
    .map((key) => ({ key, before: old.get(key) ?? null, after: fresh.get(key) ?? null }))
    .filter((change) => change.before !== change.after);
  return [...told, ...listed];
}

const lineOf = (entry: EntryView): LogLine => ({
  seq: entry.seq,
  at: Math.trunc(entry.at),
  actorKind: entry.actor.kind,
  actorName: entry.actor.name ?? '',
  actorPosition: entry.actor.positionName ?? '',
  action: entry.action,
  subjectKind: entry.subject.kind ?? '',
  subjectId: entry.subject.id ?? '',
  subjectLabel: entry.subject.label ?? '',
  purpose: entry.purpose ?? '',
  reason: entry.reason ?? '',
  address: entry.address ?? '',
  requestId: entry.requestId ?? '',
  hash: entry.hash,
  changes: changesOf(entry.before, entry.after),
});

/** One page of lines out of one more entry than fits; people are named where an entry has their id alone. */
export function pageOf(
  entries: readonly EntryView[],
  limit: number,
  names: ReadonlyMap<string, string> = new Map(),
): Pick<LogPage, 'lines' | 'before'> {
  const lines = entries.slice(0, limit).map((entry) => {
    const line = lineOf(entry);
    const actorName = line.actorName || (names.get(entry.actorId ?? '') ?? '');
    // Who signs in or changes their password is both who acts and what it is about.
    const ofSubject = line.subjectId === entry.actorId ? actorName : (names.get(line.subjectId) ?? '');
    return { ...line, actorName, subjectLabel: line.subjectLabel || ofSubject };
  });
  return { lines, before: entries.length > limit ? (lines.at(-1)?.seq ?? null) : null };
}

/**
 * What nobody of the agency ever did anything with is not there for it: an id of nothing and one of another agency's
 * are one answer.
 */
async function requireSubject(ctx: TenantContext, subjectId: Uuid): Promise<void> {
  const [any] = await listEntries(ctx.tx, { subjectId, limit: 1 });
  if (!any) throw missing('event_log.subject_not_found');
}

/** That these changed is told, and not from what to what. */
function withoutValues(line: LogLine, keys: ReadonlySet<string>): LogLine {
  const told = (change: LogLine['changes'][number]): LogLine['changes'][number] => {
    if (!keys.has(change.key)) return change;
    const kind = change.before === null ? 'added' : change.after === null ? 'removed' : 'changed';
    return { ...change, kind, before: null, after: null };
  };
  return { ...line, changes: line.changes.map(told) };
}

const contacts: ReadonlySet<string> = new Set(['email', 'phone']);
const fileNames: ReadonlySet<string> = new Set(['name']);

/**
 * A line as far as its reader may look: how to reach somebody is for whoever manages people, and one's own; what was
 * written of a dossier, and what its papers are called, for whoever reads dossiers.
 */
function shownTo(ctx: TenantContext, line: LogLine): LogLine {
  const { subjectKind, subjectId } = line;
  if (subjectKind === 'person' && subjectId !== ctx.actor.id && !ctx.can('organisation.manage'))
    return withoutValues(line, contacts);
  if (subjectKind === 'dossier' && !ctx.can('dossier.read')) return { ...withoutValues(line, fileNames), reason: '' };
  return line;
}

/** Dossiers of entries that do not say their code: of what the system does, and of early reads. */
const unlabelledOf = (entries: readonly EntryView[]): Uuid[] =>
  entries.flatMap(({ subject: { kind, id, label } }) => (kind === 'dossier' && id !== null && !label ? [id] : []));

/** The agency's log, newest first. Looking at it is itself logged. @throws {AppError} `event_log.subject_not_found` */
export async function readEventLog(ctx: TenantContext, input: LogInput): Promise<LogPage> {
  const subjectId = input.code ? await findDossierByCode(ctx.tx, input.code) : input.subjectId;
  const isCodeUnknown = input.code !== undefined && input.code !== '' && subjectId === undefined;
  const entries = isCodeUnknown ? [] : await listEntries(ctx.tx, filterOf({ ...input, subjectId }));
  if (input.subjectId !== undefined && entries.length === 0) await requireSubject(ctx, input.subjectId);
  const codes = await findDossierCodes(ctx.tx, unlabelledOf(entries));
  const people = (await listPeople(ctx, {})).map(({ id, fullName }) => ({ id, name: fullName }));
  const names = new Map(people.map(({ id, name }) => [id, name]));
  ctx.noteRead({ action: 'event_log.read', subjectKind: 'event_log', subjectId: null, purpose: 'control' });
  const { lines, before } = pageOf(entries, input.limit, names);
  const labelled = lines.map((line) => ({
    ...shownTo(ctx, line),
    subjectLabel: line.subjectLabel || (codes.get(line.subjectId) ?? ''),
  }));
  return { lines: labelled, before, people, isCodeUnknown };
}

export function verdictOf(verdict: StoredVerdict, at: Instant): LogVerdict {
  const { ok, rows, head, findings, more, checkpoints } = verdict;
  return {
    ok,
    rows,
    head: { seq: head.seq, hash: head.hash },
    findings,
    more,
    at,
    checkpoints: checkpoints
      ? {
          ok: checkpoints.history.ok,
          count: checkpoints.history.count,
          heads: checkpoints.heads,
          latestAt: checkpoints.latestAt ?? null,
          findings: checkpoints.history.findings.map(({ number, upTo = number, what }) => ({ number, upTo, what })),
        }
      : null,
  };
}

/** Reads the whole log anew and holds it against its head and the checkpoints outside the database. */
export async function verifyEventLog(ctx: TenantContext, find: FindCheckpoints): Promise<LogVerdict> {
  const verdict = await verifyTenantLog(ctx.tx, await find());
  ctx.noteRead({ action: 'event_log.verified', subjectKind: 'event_log', subjectId: null, purpose: 'verification' });
  return verdictOf(verdict, ctx.now);
}

/** Rows in one bundle: a browser verifies so many in a moment, and no answer grows without bound. */
const bundleRows = Math.min(10_000, maxBundleEntries);

/** A part of the log for verification elsewhere. @throws {AppError} `event_log.bundle_too_large` */
export async function bundleEventLog(ctx: TenantContext, fromSeq: number, find: FindCheckpoints): Promise<LogBundle> {
  const place = await find();
  const order = { fromSeq, toSeq: fromSeq + bundleRows - 1, folder: place?.folder };
  const bundle = await exportBundle(ctx.tx, order);
  const last = bundle.start.seq + bundle.entries.length;
  const isLast = bundle.head !== undefined || bundle.entries.length < bundleRows;
  ctx.noteRead({ action: 'event_log.exported', subjectKind: 'event_log', subjectId: null, purpose: 'verification' });
  return { json: JSON.stringify(bundle), publicKey: place?.publicKey ?? null, nextSeq: isLast ? null : last + 1 };
}
