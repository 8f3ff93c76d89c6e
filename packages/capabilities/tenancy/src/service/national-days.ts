import { actorOf, type PlatformContext } from '@chuan/api';
import { nationalDays } from '@chuan/calendar';
import type { PlatformTx } from '@chuan/db';
import { recordOnPlatform } from '@chuan/event-log';
import { civilDateOf, conflict, type Json, missing } from '@chuan/kernel';
import type {
  AddNationalDayInput,
  CorrectNationalDayInput,
  NationalDayPage,
  NationalDayRef,
  NationalDayRow,
  NationalDayView,
} from '../contract.ts';
import { checkNationalDay, refusePastDay } from '../domain-national-days.ts';
import { englishNameOf } from '../reference-data.ts';
import {
  findNationalDay,
  insertNationalDay,
  listNationalDayRows,
  listNationalDays,
  lockNationalDays,
  removeNationalDayRow,
  seedNationalDay,
  updateNationalDay,
} from '../repository/national-days.ts';

export { listNationalDays };

/** The national days that this release knows. */
export const releasedDays: readonly NationalDayView[] = nationalDays.map((day) => ({
  on: day.on,
  kind: day.kind,
  hoursOfWeekday: day.hoursOfWeekday ?? null,
  nameVi: day.name,
  nameEn: englishNameOf(day.name),
  legal: day.legal,
}));

/**
 * Writes the days of a release: those that are new, and over those of an earlier one. What the vendor's staff entered,
 * corrected or removed stays as they left it. Calendars keep the days they were made with until they are renewed.
 */
export async function seedNationalDays(tx: PlatformTx, days: readonly NationalDayView[]): Promise<void> {
  await lockNationalDays(tx);
  for (const day of days) await seedNationalDay(tx, day);
}

/** All of them, in order. */
export const getNationalDays = async (ctx: PlatformContext): Promise<NationalDayPage> => ({
  today: civilDateOf(ctx.now),
  days: await listNationalDayRows(ctx.platform),
});

/** @throws {AppError} `national_day.in_the_past`, `national_day.taken`, and what `checkNationalDay` refuses. */
export async function addNationalDay(ctx: PlatformContext, input: AddNationalDayInput): Promise<NationalDayRow> {
  const { on, ...fields } = input;
  refusePastDay(on, civilDateOf(ctx.now));
  checkNationalDay(on, fields);
  await lockNationalDays(ctx.platform);
  const day = await insertNationalDay(ctx.platform, on, fields);
  await recordDay(ctx, 'national_day.added', { after: day });
  return day;
}

/**
 * Everything but the date.
 *
 * @throws {AppError} `national_day.not_found`, `national_day.changed`, `national_day.in_the_past`, and what
 *   `checkNationalDay` refuses.
 */
export async function correctNationalDay(
  ctx: PlatformContext,
  input: CorrectNationalDayInput,
): Promise<NationalDayRow> {
  const { id, version, ...fields } = input;
  const before = await dayToChange(ctx, { id, version });
  checkNationalDay(before.on, fields);
  const day = await updateNationalDay(ctx.platform, before, fields);
  await recordDay(ctx, 'national_day.corrected', { before, after: day });
  return day;
}

/** @throws {AppError} `national_day.not_found`, `national_day.changed`, `national_day.in_the_past`. */
export async function removeNationalDay(ctx: PlatformContext, input: NationalDayRef): Promise<void> {
  const before = await dayToChange(ctx, input);
  await removeNationalDayRow(ctx.platform, before);
  await recordDay(ctx, 'national_day.removed', { before });
}

async function dayToChange(ctx: PlatformContext, { id, version }: NationalDayRef): Promise<NationalDayRow> {
  await lockNationalDays(ctx.platform);
  const day = await findNationalDay(ctx.platform, id);
  if (!day) throw missing('national_day.not_found');
  if (day.version !== version) throw conflict('national_day.changed');
  refusePastDay(day.on, civilDateOf(ctx.now));
  return day;
}

type Change =
  | { readonly before?: NationalDayRow; readonly after: NationalDayRow }
  | { readonly before: NationalDayRow; readonly after?: undefined };

async function recordDay(ctx: PlatformContext, action: string, { before, after }: Change): Promise<void> {
  const { id, on, nameVi } = (after ?? before)!;
  const logged = ({ id: _, version: __, ...day }: NationalDayRow): Json => day;
  await recordOnPlatform(ctx.platform, {
    at: ctx.now,
    actor: actorOf(ctx),
    action,
    subject: { kind: 'national_day', id, label: `${on.split('-').reverse().join('/')} ${nameVi}` },
    ...(before ? { before: logged(before) } : {}),
    ...(after ? { after: logged(after) } : {}),
    requestId: ctx.requestId,
  });
}
