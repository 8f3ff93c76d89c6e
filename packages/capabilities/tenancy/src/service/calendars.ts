import type { TenantContext } from '@chuan/api';
import { compileCalendar, type WorkingCalendar } from '@chuan/calendar';
import type { TenantTx } from '@chuan/db';
import { record } from '@chuan/event-log';
import {
  canonicalJson,
  type CivilDate,
  civilDateOf,
  conflict,
  type Instant,
  invalid,
  missing,
  newId,
  type Uuid,
  uuidv7At,
} from '@chuan/kernel';
import { compiledCalendar, mergeNationalDays } from '../calendar-cache.ts';
import type { CalendarEffect, CalendarFields, CalendarOverview, SaveCalendarInput } from '../contract.ts';
import { changedDays } from '../domain.ts';
import type { TenancyPorts } from '../ports.ts';
import {
  findCalendarHeadOn,
  findCalendarVersion,
  insertCalendarVersion,
  listCalendarVersions,
} from '../repository/calendars.ts';
import { listPersons } from '../repository/people.ts';
import { listNationalDays } from '../repository/reference.ts';
import { recordChange } from './log.ts';

export interface AgencyCalendar {
  readonly versionId: Uuid;
  readonly number: number;
  readonly calendar: WorkingCalendar;
}

type DossierPorts = Pick<TenancyPorts, 'countOpenDossiers' | 'countOpenByCalendar'>;

const numberOfVersion = new Map<string, number>();

/**
 * The agency's calendar on a day, or a version by its id, ready for counting. A version never changes: it holds the
 * national days as they stood when it was made, so what was reckoned by it can be reckoned again for ever, and one that
 * is known to this process costs no statement.
 *
 * @throws {AppError} `calendar.not_found` for a day before the first version or an unknown id.
 */
export async function getCalendar(
  tx: TenantTx,
  at: { readonly on: CivilDate } | { readonly versionId: Uuid },
): Promise<AgencyCalendar> {
  const versionId = 'on' in at ? (await findCalendarHeadOn(tx, at.on))?.id : at.versionId;
  if (versionId === undefined) throw missing('calendar.not_found');
  const key = `${tx.tenantId}:${versionId}`;
  const calendar = await compiledCalendar(key, async () => {
    const version = await findCalendarVersion(tx, versionId);
    if (!version) throw missing('calendar.not_found');
    numberOfVersion.set(key, version.number);
    return version;
  });
  return { versionId, number: numberOfVersion.get(key) ?? 0, calendar };
}

/** Every version, the newest first, with the national days that lie beneath each. */
export async function getCalendarOverview(ctx: TenantContext, ports: DossierPorts): Promise<CalendarOverview> {
  const versions = await listCalendarVersions(ctx.tx);
  const counts = await ports.countOpenByCalendar?.(ctx.tx);
  const openOn = (id: Uuid) => counts && (counts.find((one) => one.versionId === id)?.count ?? 0);
  const authors = await listPersons(ctx.tx, [...new Set(versions.flatMap((one) => one.createdBy ?? []))]);
  const nameOf = new Map(authors.map((person) => [person.id, person.fullName]));
  return {
    today: civilDateOf(ctx.now),
    versions: versions.map((one) => ({
      ...one,
      createdByName: nameOf.get(one.createdBy ?? '') ?? '',
      openDossiers: openOn(one.id) ?? null,
    })),
    nationalDays: await listNationalDays(ctx.tx),
  };
}

/**
 * A new version of the calendar, from a day after today: what was promised under the old one stays promised.
 *
 * @throws {AppError} `calendar.in_the_past`, `calendar.changed` when another version came in between, and what
 *   `compileCalendar` refuses.
 */
export async function saveCalendar(
  ctx: TenantContext,
  ports: DossierPorts,
  input: SaveCalendarInput,
): Promise<CalendarOverview> {
  if (input.effectiveFrom <= civilDateOf(ctx.now)) throw invalid('calendar.in_the_past');
  const newest = (await listCalendarVersions(ctx.tx))[0];
  if ((newest?.number ?? 0) !== input.afterNumber) throw conflict('calendar.changed');
  await compileDraft(ctx, input.calendar);
  const { name, ...definition } = input.calendar;
  const version = { id: newId(), number: input.afterNumber + 1, effectiveFrom: input.effectiveFrom, name };
  await insertCalendarVersion(ctx.tx, { ...version, definition, createdBy: ctx.actor.id, createdAt: ctx.now });
  recordChange(ctx, {
    action: 'calendar.version_created',
    subject: { kind: 'calendar_version', id: version.id, label: name },
    ...(newest ? { before: newest } : {}),
    after: { ...version, ...definition },
  });
  return getCalendarOverview(ctx, ports);
}

const compileDraft = async (ctx: TenantContext, { name: _, ...definition }: CalendarFields) =>
  compileCalendar(mergeNationalDays({ definition, nationalDays: await listNationalDays(ctx.tx) }));

/** What a draft would change in the year after its first day, and how many dossiers stay on the old calendar. */
export async function previewCalendar(
  ctx: TenantContext,
  ports: DossierPorts,
  input: Pick<SaveCalendarInput, 'effectiveFrom' | 'calendar'>,
): Promise<CalendarEffect> {
  const after = await compileDraft(ctx, input.calendar);
  const { calendar: before } = await getCalendar(ctx.tx, { on: input.effectiveFrom });
  return {
    changedDays: changedDays(before, after, input.effectiveFrom),
    openDossiers: (await ports.countOpenDossiers?.(ctx.tx)) ?? null,
  };
}

/**
 * Brings an agency's calendar up to the national days as they stand now: a new version from today, if they have changed
 * since the last. What was promised under the old version stays promised.
 *
 * @returns whether a version was made.
 */
export async function renewCalendar(tx: TenantTx, now: Instant): Promise<boolean> {
  const today = civilDateOf(now);
  const head = await findCalendarHeadOn(tx, today);
  const version = head && (await findCalendarVersion(tx, head.id));
  const days = await listNationalDays(tx);
  if (!version || canonicalJson(version.nationalDays) === canonicalJson(days)) return false;
  const [newest] = await listCalendarVersions(tx);
  const { definition, name } = version;
  const fresh = { id: uuidv7At(now), number: (newest?.number ?? 0) + 1, effectiveFrom: today, name };
  await insertCalendarVersion(tx, { ...fresh, definition, createdBy: null, createdAt: now });
  record(tx, {
    at: now,
    actor: { kind: 'system' },
    action: 'calendar.version_created',
    subject: { kind: 'calendar_version', id: fresh.id, label: name },
    after: { number: fresh.number, effectiveFrom: today },
  });
  return true;
}
