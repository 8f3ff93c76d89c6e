import type { TenantContext } from '@chuan/api';
import { getPersons, getPositions } from '@chuan/tenancy/server';
import type { LateCauseList, LateCauseListInput, LateCauseRow } from '../contract.ts';
import type { DossierState } from '../domain/state.ts';
import { type LateCause, listLateCauses } from '../repository/late-causes.ts';
import { listDossierStates } from '../repository/load.ts';
import { isBreachOf } from './late-causes.ts';
import { framesFor } from './lists.ts';

/** A page of the late-cause docket, with who may do what about each entry. */
export async function listLateCauseRows(ctx: TenantContext, input: LateCauseListInput): Promise<LateCauseList> {
  const who = { personId: ctx.actor.id, positionIds: ctx.actor.positionIds };
  const { causes, total } = await listLateCauses(ctx.tx, input, who);
  const states = new Map(
    (await listDossierStates(ctx.tx, [...new Set(causes.map((cause) => cause.dossierId))])).map((state) => [
      state.id,
      state,
    ]),
  );
  const names = await namesOf(ctx, causes);
  const frames = framesFor(ctx);
  const rows: LateCauseRow[] = [];
  for (const cause of causes) {
    const state = states.get(cause.dossierId);
    if (!state) continue;
    const { procedure } = await frames(state);
    rows.push(rowOf(ctx, cause, { state, procedureName: procedure.content.shortName, ...names }));
  }
  ctx.noteRead({ action: 'late_cause.listed', subjectKind: 'late_cause', subjectId: null, purpose: 'handling' });
  return { rows, total, page: input.page, pageSize: input.pageSize };
}

interface Names {
  readonly person: (id: string | null) => string;
  readonly position: (id: string | null) => string;
}

async function namesOf(ctx: TenantContext, causes: readonly LateCause[]): Promise<Names> {
  const people = causes.flatMap(({ holderId, recordedBy, confirmedBy }) => [holderId, recordedBy, confirmedBy]);
  const ids = (list: readonly (string | null)[]) => [...new Set(list.filter((id) => id !== null))];
  const persons = await getPersons(ctx.tx, ids(people));
  const positions = await getPositions(ctx.tx, ids(causes.map((cause) => cause.holderPositionId)));
  return {
    person: (id) => persons.get(id ?? '')?.fullName ?? '',
    position: (id) => positions.get(id ?? '')?.name ?? '',
  };
}

interface Around extends Names {
  readonly state: DossierState;
  readonly procedureName: string;
}

function rowOf(ctx: TenantContext, cause: LateCause, { state, procedureName, person, position }: Around): LateCauseRow {
  return {
    id: cause.id,
    dossierId: cause.dossierId,
    dossierCode: state.code,
    procedureName,
    stepName: state.steps.find((step) => step.id === cause.stepId)?.name ?? '',
    breachedAt: cause.breachedAt,
    status: cause.status,
    cause: cause.cause,
    note: cause.note,
    evidence: cause.evidence,
    recordedBy: person(cause.recordedBy),
    answer: cause.answer,
    recordedAt: cause.recordedAt,
    confirmedBy: person(cause.confirmedBy),
    holder: person(cause.holderId),
    positionName: position(cause.holderPositionId),
    isMine: isBreachOf(cause, ctx),
    canConfirm: cause.status === 'recorded' && ctx.can('late_cause.confirm') && cause.recordedBy !== ctx.actor.id,
    version: cause.version,
  };
}
