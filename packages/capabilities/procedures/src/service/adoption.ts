import type { TenantContext } from '@chuan/api';
import { civilDateOf, conflict, type Uuid, uuidv7At } from '@chuan/kernel';
import { type FieldLock, ProcedureContent, type ProcedureLevel } from '@chuan/library/contract';
import { emptyContent, getPublishedTemplate, listTemplates, stepCodesOf, usualRules } from '@chuan/library/server';
import { getTenant } from '@chuan/tenancy/server';
import type { z } from 'zod';
import type {
  AdoptableTemplate,
  AdoptionPreview,
  AdoptTemplateInput,
  CreateProcedureInput,
  VersionView,
} from '../contract.ts';
import { lanesOf, placeSteps, suggestPosition } from '../domain.ts';
import { insertProcedure, listAdopted, listCodes } from '../repository/procedures.ts';
import { noteContributor } from '../repository/contributors.ts';
import { insertVersion } from '../repository/versions.ts';
import { doingOf, recordChange } from './log.ts';
import { listPositionOptions } from './positions.ts';
import { getVersionView } from './views.ts';

/** The level whose procedures an agency carries out. */
async function ownLevel(ctx: TenantContext): Promise<ProcedureLevel> {
  const { kind } = await getTenant(ctx.tx.queries, ctx.tenantId);
  return kind === 'commune' ? 'commune' : 'province';
}

/** Published templates, those of the agency's own level first, with what it made of them before. */
export async function listAdoptable(ctx: TenantContext): Promise<AdoptableTemplate[]> {
  const level = await ownLevel(ctx);
  const adopted = await listAdopted(ctx.tx);
  const templates = await listTemplates(ctx.tx, { search: '', status: 'published' });
  const adoptable = templates.map((row) => ({
    templateId: row.id,
    code: row.code,
    number: row.publishedNumber ?? 1,
    procedureCode: row.procedureCode,
    name: row.name,
    field: row.field,
    level: row.level,
    isOfOwnLevel: row.level === level,
    publishedAt: row.publishedAt ?? row.updatedAt,
    adoptedAs: adopted.get(row.id) ?? null,
  }));
  return adoptable.sort((a, b) => Number(b.isOfOwnLevel) - Number(a.isOfOwnLevel));
}

/** What adopting a template would make: its lanes with the positions that fit. @throws {AppError} `template.not_published` */
export async function previewAdoption(ctx: TenantContext, templateId: Uuid): Promise<AdoptionPreview> {
  const template = await getPublishedTemplate(ctx.tx, templateId);
  const positions = await listPositionOptions(ctx.tx, ctx.now);
  const codes = stepCodesOf(template.content.steps);
  return {
    templateId,
    number: template.number,
    name: template.content.name,
    suggestedCode: freeCode(template.code, await listCodes(ctx.tx)),
    level: template.content.level,
    isOfOwnLevel: template.content.level === (await ownLevel(ctx)),
    lanes: lanesOf(template.content.steps).map(({ lane, kind, stepIds }) => ({
      lane,
      kind,
      stepCodes: stepIds.flatMap((id) => codes.get(id) ?? []),
      positionId: suggestPosition(lane, kind, positions, template.content.field)?.id ?? null,
    })),
    positions,
  };
}

/** QTM-HT-01 becomes QT-HT-01, or the next free number. */
function freeCode(templateCode: string, taken: readonly string[]): string {
  const wanted = templateCode.replace(/^QTM/, 'QT');
  const isTaken = new Set(taken);
  if (!isTaken.has(wanted)) return wanted;
  const stem = wanted.replace(/-?\d*$/, '');
  for (let number = 1; ; number++) {
    const code = `${stem}-${String(number).padStart(2, '0')}`;
    if (!isTaken.has(code)) return code;
  }
}

/**
 * Makes a procedure of the agency's own out of a published template: its content is copied, its locks hold, and each
 * lane's steps get a position.
 *
 * @throws {AppError} `template.not_published`, `procedure.code_taken`
 */
export async function adoptTemplate(
  ctx: TenantContext,
  input: z.output<typeof AdoptTemplateInput>,
): Promise<VersionView> {
  const template = await getPublishedTemplate(ctx.tx, input.templateId, input.number);
  const options = await listPositionOptions(ctx.tx, ctx.now);
  const positionOf = new Map<string, Uuid>();
  for (const { lane, kind } of lanesOf(template.content.steps)) {
    const chosen = input.positions[lane] ?? suggestPosition(lane, kind, options, template.content.field)?.id;
    if (chosen !== undefined) positionOf.set(lane, chosen);
  }
  const content = { ...template.content, steps: placeSteps(template.content.steps, positionOf) };
  const origin = { templateId: input.templateId, templateNumber: template.number, locks: template.locks };
  return openProcedure(ctx, { code: input.code, content, ...origin, templateCode: template.code });
}

/** Begins a procedure that no template gives. @throws {AppError} `procedure.code_taken` */
export async function createProcedure(
  ctx: TenantContext,
  input: z.output<typeof CreateProcedureInput>,
): Promise<VersionView> {
  const content = input.content ?? emptyContent(await usualRules(ctx.tx, civilDateOf(ctx.now)));
  return openProcedure(ctx, {
    code: input.code,
    content: ProcedureContent.parse(content),
    templateId: null,
    templateNumber: null,
    locks: [],
    templateCode: '',
  });
}

interface Opening {
  readonly code: string;
  readonly content: ProcedureContent;
  readonly templateId: Uuid | null;
  readonly templateNumber: number | null;
  readonly locks: readonly FieldLock[];
  readonly templateCode: string;
}

async function openProcedure(ctx: TenantContext, opening: Opening): Promise<VersionView> {
  const procedureId = uuidv7At(ctx.now);
  const versionId = uuidv7At(ctx.now);
  const { code, content, templateId, templateNumber, locks, templateCode } = opening;
  const isNew = await insertProcedure(ctx.tx, { id: procedureId, code, templateId, content, createdAt: ctx.now });
  if (!isNew) throw conflict('procedure.code_taken', { code });
  await insertVersion(ctx.tx, {
    id: versionId,
    procedureId,
    number: 1,
    templateNumber,
    content,
    locks,
    draftedBy: ctx.actor.id!,
    draftedAt: ctx.now,
  });
  await noteContributor(ctx.tx, { versionId, personId: ctx.actor.id!, at: ctx.now });
  recordChange(doingOf(ctx), {
    action: templateId === null ? 'procedure.created' : 'procedure.adopted',
    id: procedureId,
    label: `${code} · ${content.shortName}`,
    after: { code, procedureCode: content.procedureCode, template: templateCode, templateNumber },
  });
  return getVersionView(ctx, versionId);
}
