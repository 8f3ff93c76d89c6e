import { asMember, type TenantContext } from '@chuan/api';
import type { Uuid } from '@chuan/kernel';
import type { ProcedureContent } from '@chuan/library/contract';
import type { VersionView } from '@chuan/procedures/contract';
import {
  adoptTemplate,
  approveVersion,
  draftNext,
  getVersionView,
  listProcedures,
  postProcedure,
  reviewVersion,
  saveDraft,
  sendToReview,
} from '@chuan/procedures/server';
import type { Founded } from './founding.ts';
import type { World } from './surroundings.ts';

type Desk = 'author' | 'reviewer' | 'approver';

/** A desk of the agency's procedures, as the person who sits at it. */
function at<T>(
  world: World,
  { plan, tenantId, positions }: Founded,
  desk: Desk,
  work: (ctx: TenantContext) => Promise<T>,
) {
  return asMember(world, tenantId, positions.get(plan.procedureDesk[desk])!.holders[0]!, work);
}

const refOf = ({ versionId, version }: VersionView) => ({ versionId, version });

/**
 * Adopts the agency's templates and brings each into force and onto its portal, by author, reviewer and approver. May
 * run again: what has come further is taken up where it stands. @returns procedure ids.
 */
export async function adoptProcedures(
  world: World,
  agency: Founded,
  templateIds: ReadonlyMap<string, Uuid>,
): Promise<Uuid[]> {
  const known = await at(world, agency, 'author', (ctx) => listProcedures(ctx, { search: '' }));
  const positionOfLane = new Map(
    agency.plan.units
      .flatMap((unit) => unit.positions)
      .flatMap(({ key, lanes }) => lanes.map((lane) => [lane.name, agency.positions.get(key)!.id])),
  );
  const ids: Uuid[] = [];
  for (const { documentCode, templateCode, content } of agency.plan.procedures) {
    const there = known.find((row) => row.code === documentCode);
    if (there?.current && there.isPosted) {
      ids.push(there.id);
      continue;
    }
    const lanes = [...new Set(content.steps.map((step) => step.lane))];
    const positions = Object.fromEntries(lanes.flatMap((lane) => entryOf(lane, positionOfLane.get(lane))));
    const input = { templateId: templateIds.get(templateCode)!, code: documentCode, positions };
    const versionId = there?.pending?.versionId ?? there?.current?.versionId;
    const draft = await at(world, agency, 'author', (ctx) =>
      versionId === undefined ? adoptTemplate(ctx, input) : getVersionView(ctx, versionId),
    );
    ids.push((await bringIntoForce(world, agency, draft)).procedureId);
  }
  return ids;
}

const entryOf = (lane: string, id: Uuid | undefined): [string, Uuid][] => (id === undefined ? [] : [[lane, id]]);

/** Draft → review → approval → in force → posted; from wherever the version stands. */
async function bringIntoForce(world: World, agency: Founded, start: VersionView): Promise<VersionView> {
  let view = start;
  if (view.status === 'draft') view = await at(world, agency, 'author', (ctx) => sendToReview(ctx, refOf(view)));
  if (view.status === 'in_review') view = await at(world, agency, 'reviewer', (ctx) => reviewVersion(ctx, refOf(view)));
  if (view.status === 'in_approval')
    view = await at(world, agency, 'approver', (ctx) => approveVersion(ctx, refOf(view)));
  const { procedureId } = view;
  return at(world, agency, 'author', (ctx) => postProcedure(ctx, { procedureId, isPosted: true }));
}

export interface Revision {
  readonly procedureId: Uuid;
  readonly changeNote: string;
  change(content: ProcedureContent): ProcedureContent;
}

/** The next version of a procedure in force; dossiers under way stay on theirs. `upTo` leaves it on the reviewer's desk. */
export async function reviseProcedure(
  world: World,
  agency: Founded,
  { procedureId, changeNote, change }: Revision,
  upTo: 'in_force' | 'in_review',
): Promise<void> {
  const row = (await at(world, agency, 'author', (ctx) => listProcedures(ctx, { search: '' }))).find(
    (one) => one.id === procedureId,
  );
  if (!row?.current || row.current.number > 1) return;
  const pending = row.pending;
  let view = await at(world, agency, 'author', (ctx) =>
    pending ? getVersionView(ctx, pending.versionId) : draftNext(ctx, procedureId),
  );
  if (view.status === 'draft') {
    view = await at(world, agency, 'author', (ctx) =>
      saveDraft(ctx, { ...refOf(view), content: change(view.content), changeNote }),
    );
    view = await at(world, agency, 'author', (ctx) => sendToReview(ctx, refOf(view)));
  }
  if (upTo === 'in_force') await bringIntoForce(world, agency, view);
}

/** Internal norms: each step is to take four fifths of what law leaves it. */
export const withNorms = (content: ProcedureContent): ProcedureContent => ({
  ...content,
  steps: content.steps.map((step) =>
    step.limitMinutes === 0 ? step : { ...step, normMinutes: Math.floor((step.limitMinutes * 4) / 5) },
  ),
});
