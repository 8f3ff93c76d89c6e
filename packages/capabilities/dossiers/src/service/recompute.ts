import { deadlineOf } from '@chuan/calendar';
import type { TenantTx } from '@chuan/db';
import type { Instant, Uuid } from '@chuan/kernel';
import { getVersion } from '@chuan/procedures/server';
import { getCalendar } from '@chuan/tenancy/server';
import { limitOf, stepDueAt } from '../domain/clock.ts';
import type { DossierState } from '../domain/state.ts';
import { listDossierIdsAfter } from '../repository/all-ids.ts';
import { listDossierStates } from '../repository/load.ts';

/** A stored due instant that its own facts do not give. */
export interface DeadlineDifference {
  readonly dossierId: Uuid;
  readonly code: string;
  /** Null for the dossier's own promise. */
  readonly stepName: string | null;
  readonly stored: Instant | null;
  readonly computed: Instant | null;
}

export interface RecomputedPage {
  readonly dossiers: number;
  readonly steps: number;
  readonly differences: readonly DeadlineDifference[];
  /** The id to go on after; null at the end. */
  readonly next: Uuid | null;
}

/**
 * Works out every due instant of a page of dossiers anew, from the limit, the calendar version and the clock facts that
 * are stored, and compares. A step that has closed is judged by the facts that it lived to see.
 */
export async function recomputeDeadlines(
  tx: TenantTx,
  { after, limit }: { readonly after?: Uuid | undefined; readonly limit: number },
): Promise<RecomputedPage> {
  const ids = await listDossierIdsAfter(tx, after, limit);
  const states = await listDossierStates(tx, ids);
  const differences: DeadlineDifference[] = [];
  for (const state of states) differences.push(...(await differencesOf(tx, state)));
  const steps = states.reduce((sum, state) => sum + state.steps.length, 0);
  return { dossiers: states.length, steps, differences, next: ids.length < limit ? null : (ids.at(-1) ?? null) };
}

async function differencesOf(tx: TenantTx, state: DossierState): Promise<DeadlineDifference[]> {
  if (state.calendarVersionId === null || state.receivedAt === null) return [];
  const { content } = await getVersion(tx, state.procedureVersionId);
  const { calendar } = await getCalendar(tx, { versionId: state.calendarVersionId });
  const limit = limitOf(content, state.channel, state.caseKey);
  const promised = deadlineOf(state.receivedAt, limit, calendar, state.facts).dueAt;
  const about = { dossierId: state.id, code: state.code };
  const whole = { ...about, stepName: null, stored: state.dueAt, computed: promised };
  const ofSteps = state.steps.map((step) => {
    const seen = state.facts.filter((fact) => step.closedAt === null || fact.at <= step.closedAt);
    const then = { facts: seen, dueAt: deadlineOf(state.receivedAt!, limit, calendar, seen).dueAt };
    return { ...about, stepName: step.name, stored: step.dueAt, computed: stepDueAt(step, then, calendar) };
  });
  return [whole, ...ofSteps].filter(({ stored, computed }) => stored !== computed);
}
