import type { TenantContext } from '@chuan/api';
import type { TenantTx } from '@chuan/db';
import { civilDateOf, conflict, type Instant, type Uuid, uuidv7At } from '@chuan/kernel';
import type { RunningProcedure } from '@chuan/procedures/contract';
import { getVersion } from '@chuan/procedures/server';
import { getCalendar } from '@chuan/tenancy/server';
import { z } from 'zod';
import type { ActingPerson, DossierState, Frame } from '../domain/state.ts';
import { expectDossier, getDossier } from '../repository/load.ts';

/** The caller as decisions see them. */
export const actingPerson = (ctx: TenantContext): ActingPerson => ({
  kind: ctx.actor.kind,
  id: ctx.actor.id,
  name: ctx.actor.name,
  positionName: ctx.actor.positionName,
  positionIds: ctx.actor.positionIds,
  can: (permission) => ctx.can(permission),
});

/** Ids whose time part is the call's instant, so that a simulated day sorts as a real one. */
export const idsAt =
  (now: Instant): (() => Uuid) =>
  () =>
    uuidv7At(now);

export async function frameOf(
  ctx: TenantContext,
  procedure: RunningProcedure,
  calendarVersionId: Uuid | null,
): Promise<Frame> {
  const at = calendarVersionId === null ? { on: civilDateOf(ctx.now) } : { versionId: calendarVersionId };
  const { calendar, versionId } = await getCalendar(ctx.tx, at);
  return {
    procedure,
    calendar,
    calendarVersionId: versionId,
    now: ctx.now,
    actor: actingPerson(ctx),
    newId: idsAt(ctx.now),
  };
}

const Target = z.object({ dossierId: z.uuid() });

/** Sends for the dossier that a change names, before it is known who calls. */
export function sendForDossier(tx: TenantTx, input: unknown): void {
  const target = Target.safeParse(input);
  if (target.success) expectDossier(tx, target.data.dossierId);
}

export interface Loaded {
  readonly state: DossierState;
  readonly frame: Frame;
}

/**
 * A dossier held for a change.
 *
 * @param version  what the caller last saw; undefined for the system and the citizen, who bring none.
 * @throws {AppError} `dossier.not_found`, `dossier.changed_meanwhile`
 */
export async function loadForChange(ctx: TenantContext, id: Uuid, version?: number): Promise<Loaded> {
  const state = await getDossier(ctx.tx, id, 'for_change');
  if (version !== undefined && state.version !== version) throw conflict('dossier.changed_meanwhile');
  return {
    state,
    frame: await frameOf(ctx, await getVersion(ctx.tx, state.procedureVersionId), state.calendarVersionId),
  };
}

export async function loadForReading(ctx: TenantContext, id: Uuid): Promise<Loaded> {
  const state = await getDossier(ctx.tx, id, 'for_reading');
  return {
    state,
    frame: await frameOf(ctx, await getVersion(ctx.tx, state.procedureVersionId), state.calendarVersionId),
  };
}
