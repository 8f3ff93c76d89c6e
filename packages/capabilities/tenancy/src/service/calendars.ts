import type { TenantContext } from '@chuan/api';
import { compileCalendar, type WorkingCalendar } from '@chuan/calendar';
import type { TenantTx } from '@chuan/db';
import { record } from '@chuan/event-log';
import {
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
  listOutdatedVersions,
  lockCalendarVersions,
} from '../repository/calendars.ts';
import { listNationalDays } from '../repository/national-days.ts';
import { listPersons } from '../repository/people.ts';

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
  await lockCalendarVersions(ctx.tx);
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
 * Brings an agency's calendar up to the national days as they stand now: where they have changed since, a new version
 * takes the place of the one in force, from today, and of each that is to follow, from its own day. What was promised
 * under the old versions stays promised. Of several callers at once one makes the versions.
 *
 * @returns whether there was anything to renew.
 */
export async function renewCalendar(tx: TenantTx, now: Instant): Promise<boolean> {
  const today = civilDateOf(now);
  await lockCalendarVersions(tx);
  const outdated = await listOutdatedVersions(tx, today);
  if (outdated.length === 0) return false;
  const [newest] = await listCalendarVersions(tx);
  let number = newest?.number ?? 0;
  for (const { effectiveFrom: from, ...version } of outdated) {
    number += 1;
    const effectiveFrom = from < today ? today : from;
    const head = { id: uuidv7At(now), number, effectiveFrom, name: version.name };
    await insertCalendarVersion(tx, { ...version, ...head, createdBy: null, createdAt: now });
    record(tx, {
      at: now,
      actor: { kind: 'system' },
      action: 'calendar.renewed',
      subject: { kind: 'calendar_version', id: head.id, label: version.name },
      after: { number, effectiveFrom },
    });
  }
  return true;
}
