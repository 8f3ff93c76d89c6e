import type { TenantContext } from '@chuan/api';
import { civilDateOf, missing, type Uuid } from '@chuan/kernel';
import { checkContent, compareContent, getTemplate } from '@chuan/library/server';
import { getPersons } from '@chuan/tenancy/server';
import type { z } from 'zod';
import type {
  CompareVersionsInput,
  ListProceduresInput,
  ProcedureRow,
  ProcedureView,
  Revision,
  VersionComparison,
  VersionView,
} from '../contract.ts';
import { actionsOf, barredOf, sectionsTouched } from '../domain.ts';
import { listContributors } from '../repository/contributors.ts';
import { listProcedureRows, type StoredProcedure } from '../repository/procedures.ts';
import { listVersions, type StoredVersion } from '../repository/versions.ts';
import { listJudges } from './judges.ts';
import { listPositionOptions } from './positions.ts';
import { needProcedure, needVersion } from './stored.ts';

/** The agency's procedures; words match with or without accents. */
export async function listProcedures(
  ctx: TenantContext,
  input: z.output<typeof ListProceduresInput>,
): Promise<ProcedureRow[]> {
  const rows = (await listProcedureRows(ctx.tx, input.search)).filter((row) => row.current ?? row.pending);
  return rows.filter(
    (row) =>
      (input.field === undefined || row.field === input.field) &&
      (input.state === undefined || (input.state === 'posted' ? row.isPosted : row[stateKey[input.state]] !== null)),
  );
}

const stateKey = { effective: 'current', pending: 'pending' } as const;

/** A procedure and its revision table. @throws {AppError} `procedure.not_found` */
export async function getProcedure(ctx: TenantContext, id: Uuid): Promise<ProcedureView> {
  const stored = await needProcedure(ctx, id);
  const versions = await listVersions(ctx.tx, id);
  const mark = (version: StoredVersion | undefined) =>
    version
      ? {
          versionId: version.id,
          number: version.number,
          status: version.status,
          effectiveAt: version.effectiveAt,
          updatedAt: version.updatedAt,
        }
      : null;
  const { currentVersionId, version, ...head } = stored;
  return {
    ...head,
    version,
    current: mark(versions.find((one) => one.id === currentVersionId)),
    pending: mark(versions.find((one) => one.id !== currentVersionId && one.status !== 'superseded')),
    revisions: await revisionsOf(ctx, versions),
  };
}

/** The revision table: of each version, what it changed and who approved it, the newest first. */
export async function revisionsOf(ctx: TenantContext, versions: readonly StoredVersion[]): Promise<Revision[]> {
  const approvers = versions.flatMap((version) => version.approvedBy ?? []);
  const people = await getPersons(ctx.tx, [...new Set(approvers)]);
  return versions.map((version, at) => {
    const earlier = versions[at + 1];
    const changes = earlier ? compareContent(earlier.content, version.content) : [];
    return {
      versionId: version.id,
      number: version.number,
      status: version.status,
      changedOn: civilDateOf(version.approvedAt ?? version.updatedAt),
      sections: sectionsTouched(changes).join(', '),
      changeNote: version.changeNote,
      effectiveAt: version.effectiveAt,
      approvedByName: version.approvedBy ? (people.get(version.approvedBy)?.fullName ?? '') : '',
    };
  });
}

/** A version with all that its page needs. @throws {AppError} `procedure.not_found` */
export async function getVersionView(ctx: TenantContext, versionId: Uuid): Promise<VersionView> {
  const version = await needVersion(ctx, versionId);
  return viewOf(ctx, await needProcedure(ctx, version.procedureId), version);
}

/** What differs between two versions of one procedure. @throws {AppError} `procedure.not_found` */
export async function compareVersions(
  ctx: TenantContext,
  input: z.output<typeof CompareVersionsInput>,
): Promise<VersionComparison> {
  const [before, after] = [await needVersion(ctx, input.before), await needVersion(ctx, input.after)];
  if (before.procedureId !== after.procedureId) throw missing('procedure.not_found');
  const procedure = await needProcedure(ctx, after.procedureId);
  const side = ({ id, number, status }: StoredVersion) => ({ versionId: id, number, status });
  return {
    procedureId: procedure.id,
    documentCode: procedure.code,
    name: after.content.name,
    before: side(before),
    after: side(after),
    changes: compareContent(before.content, after.content),
  };
}

export async function viewOf(
  ctx: TenantContext,
  procedure: StoredProcedure,
  version: StoredVersion,
): Promise<VersionView> {
  const positions = await listPositionOptions(ctx.tx, ctx.now);
  const previous = (await listVersions(ctx.tx, procedure.id)).find((one) => one.number < version.number);
  const contributors = await listContributors(ctx.tx, version.id);
  const state = { ...version, contributors, isPosted: procedure.isPosted };
  const reader = { personId: ctx.actor.id, can: (permission: string) => ctx.can(permission) };
  const signers = [version.draftedBy, version.reviewedBy, version.approvedBy].filter((id): id is Uuid => id !== null);
  const names = await getPersons(ctx.tx, [...new Set([...signers, ...contributors.map((one) => one.personId)])]);
  const signed = (personId: Uuid | null, at: number | null) =>
    personId === null || at === null ? null : { personId, name: names.get(personId)?.fullName ?? '', at };
  return {
    versionId: version.id,
    procedureId: procedure.id,
    documentCode: procedure.code,
    number: version.number,
    status: version.status,
    isPosted: procedure.isPosted,
    template: await templateOf(ctx, procedure, version),
    content: version.content,
    locks: [...version.locks],
    changeNote: version.changeNote,
    returnedNote: version.returnedNote,
    contributors: contributors.map((one) => ({ ...one, name: names.get(one.personId)?.fullName ?? '' })),
    ownPartAt: contributors.find((one) => one.personId === ctx.actor.id)?.lastAt ?? null,
    drafted: signed(version.draftedBy, version.draftedAt),
    reviewed: signed(version.reviewedBy, version.reviewedAt),
    approved: signed(version.approvedBy, version.approvedAt),
    effectiveAt: version.effectiveAt,
    updatedAt: version.updatedAt,
    version: version.version,
    positions,
    problems: checkContent(version.content, { on: civilDateOf(ctx.now), positions }),
    actions: actionsOf(state, reader),
    barred: barredOf(state, reader),
    judges: (await listJudges(ctx.tx, version)).map(({ fullName }) => fullName),
    previousId: previous?.id ?? null,
    previousNumber: previous?.number ?? null,
    changeCount: previous ? compareContent(previous.content, version.content).length : 0,
  };
}

async function templateOf(ctx: TenantContext, { templateId }: StoredProcedure, { templateNumber }: StoredVersion) {
  if (templateId === null || templateNumber === null) return null;
  const { code } = await getTemplate(ctx.tx, templateId);
  return { id: templateId, code, number: templateNumber };
}
