import { actorOf, type PlatformContext } from '@chuan/api';
import { recordOnPlatform } from '@chuan/event-log';
import { civilDateOf, conflict, foldVietnamese, type Json, missing, type Uuid, uuidv7At } from '@chuan/kernel';
import type { z } from 'zod';
import type {
  CompareTemplateInput,
  CreateTemplateInput,
  ListTemplatesInput,
  ProcedureContent,
  PublishTemplateInput,
  SaveTemplateInput,
  TemplateComparison,
  TemplateRow,
  TemplateVersionView,
  TemplateView,
} from '../contract.ts';
import { checkContent, compareContent, isError, usualLocks } from '../domain.ts';
import { emptyContent } from '../domain/drafting/empty.ts';
import {
  findVersion,
  insertTemplate,
  insertVersion,
  type LibraryReader,
  listTemplateRows,
  listVersions,
  retireEarlier,
  saveTemplateHead,
  saveVersion,
  type StoredVersion,
} from '../repository/templates.ts';
import { draftContent, usualRules } from './national.ts';

type Input<Schema extends z.ZodType> = z.output<Schema>;

/** Templates by name; words match with or without accents. */
export async function listTemplates(
  reader: LibraryReader,
  input: Input<typeof ListTemplatesInput>,
): Promise<TemplateRow[]> {
  const words = foldVietnamese(input.search).split(/\s+/).filter(Boolean);
  return (await listTemplateRows(reader))
    .filter(
      (row) =>
        words.every((word) => row.searchText.includes(word)) &&
        (input.field === undefined || row.field === input.field) &&
        (input.level === undefined || row.level === input.level) &&
        (input.status === undefined || (input.status === 'draft' ? row.draftNumber : row.publishedNumber) !== null),
    )
    .map(({ searchText: _, ...row }) => row);
}

/** A template with all its versions, the newest first. @throws {AppError} `template.not_found` */
export async function getTemplate(reader: LibraryReader, id: Uuid): Promise<TemplateView> {
  const row = (await listTemplateRows(reader)).find((one) => one.id === id);
  if (!row) throw missing('template.not_found');
  const { searchText: _, ...template } = row;
  return { ...template, versions: await listVersions(reader, id) };
}

/** @throws {AppError} `template.not_found` */
export async function getTemplateVersion(
  ctx: PlatformContext,
  ref: { readonly templateId: Uuid; readonly number: number },
): Promise<TemplateVersionView> {
  return viewOf(ctx, await getStored(ctx, ref));
}

/**
 * The version that agencies adopt: the published one, or one by its number as long as it was published once.
 *
 * @throws {AppError} `template.not_published`
 */
export async function getPublishedTemplate(
  reader: LibraryReader,
  templateId: Uuid,
  number?: number,
): Promise<StoredVersion> {
  const version = await findVersion(reader, templateId, number);
  if (!version || version.status === 'draft') throw missing('template.not_published');
  return version;
}

/**
 * Begins a template: from a national procedure, from a content, or from an empty table.
 *
 * @throws {AppError} `template.code_taken`, `national.not_found`
 */
export async function createTemplate(
  ctx: PlatformContext,
  input: Input<typeof CreateTemplateInput>,
): Promise<TemplateVersionView> {
  const content = await firstContent(ctx, input);
  const templateId = uuidv7At(ctx.now);
  const isNew = await insertTemplate(ctx.platform, { id: templateId, code: input.code, content, createdAt: ctx.now });
  if (!isNew) throw conflict('template.code_taken', { code: input.code });
  const locks = input.locks ?? usualLocks.map((path) => ({ path, reason: '' }));
  await insertVersion(ctx.platform, { templateId, number: 1, content, locks, draftedBy: ctx.accountId, now: ctx.now });
  const stored = await getStored(ctx, { templateId, number: 1 });
  await recordTemplate(ctx, 'template.created', stored, { procedureCode: content.procedureCode });
  return viewOf(ctx, stored);
}

async function firstContent(ctx: PlatformContext, input: Input<typeof CreateTemplateInput>): Promise<ProcedureContent> {
  if (input.content) return input.content;
  if (input.procedureCode !== undefined) return (await draftContent(ctx, input.procedureCode)).content;
  return emptyContent(await usualRules(ctx.platform, civilDateOf(ctx.now)));
}

/**
 * Saves a draft as it is, gaps and faults included; they are told, and bar publishing only.
 *
 * @throws {AppError} `template.changed` when somebody else saved meanwhile, `template.not_draft`
 */
export async function saveTemplateDraft(
  ctx: PlatformContext,
  input: Input<typeof SaveTemplateInput>,
): Promise<TemplateVersionView> {
  const before = await getDraft(ctx, input);
  const { content, locks, changeNote } = input;
  const after = await saveVersion(ctx.platform, { ...before, content, locks, changeNote, updatedAt: ctx.now });
  if (input.number === 1) await saveTemplateHead(ctx.platform, after);
  const changes = compareContent(before.content, content).map(({ path, property, kind }) => ({ path, property, kind }));
  await recordTemplate(ctx, 'template.saved', after, { changes: changes.slice(0, 200), locks: locks.length });
  return viewOf(ctx, after);
}

/**
 * Publishes a draft: from now on agencies adopt it. Nothing with an error is published.
 *
 * @throws {AppError} `template.changed`, `template.not_draft`, `template.has_errors`
 */
export async function publishTemplate(
  ctx: PlatformContext,
  input: Input<typeof PublishTemplateInput>,
): Promise<TemplateVersionView> {
  const draft = await getDraft(ctx, input);
  const errors = problemsOf(ctx, draft.content).filter(isError);
  if (errors.length > 0) throw conflict('template.has_errors', { count: errors.length, first: errors[0]!.code });
  const changeNote = input.changeNote || draft.changeNote;
  const next = { ...draft, status: 'published' as const, changeNote, publishedAt: ctx.now, updatedAt: ctx.now };
  const published = await saveVersion(ctx.platform, next, ctx.accountId);
  await retireEarlier(ctx.platform, input.templateId, input.number, ctx.now);
  await saveTemplateHead(ctx.platform, published);
  await recordTemplate(ctx, 'template.published', published, { changeNote });
  return viewOf(ctx, published);
}

/**
 * Begins the next version from the published one. There is one draft at a time.
 *
 * @throws {AppError} `template.draft_exists`, `template.not_published`
 */
export async function draftNextTemplate(ctx: PlatformContext, templateId: Uuid): Promise<TemplateVersionView> {
  const versions = await listVersions(ctx.platform, templateId);
  if (versions.some((version) => version.status === 'draft')) throw conflict('template.draft_exists');
  const current = await getPublishedTemplate(ctx.platform, templateId);
  const number = Math.max(...versions.map((version) => version.number)) + 1;
  const { content, locks } = current;
  await insertVersion(ctx.platform, { templateId, number, content, locks, draftedBy: ctx.accountId, now: ctx.now });
  const stored = await getStored(ctx, { templateId, number });
  await recordTemplate(ctx, 'template.drafted', stored, { from: current.number });
  return viewOf(ctx, stored);
}

/** What changed between two versions of a template. @throws {AppError} `template.not_found` */
export async function compareTemplates(
  ctx: PlatformContext,
  { templateId, before, after }: Input<typeof CompareTemplateInput>,
): Promise<TemplateComparison> {
  const [from, to] = [
    await getStored(ctx, { templateId, number: before }),
    await getStored(ctx, { templateId, number: after }),
  ];
  return { code: to.code, name: to.content.name, before, after, changes: compareContent(from.content, to.content) };
}

async function getStored(
  ctx: PlatformContext,
  { templateId, number }: { readonly templateId: Uuid; readonly number: number },
): Promise<StoredVersion> {
  const version = await findVersion(ctx.platform, templateId, number);
  if (!version) throw missing('template.not_found');
  return version;
}

async function getDraft(
  ctx: PlatformContext,
  seen: { readonly templateId: Uuid; readonly number: number; readonly version: number },
): Promise<StoredVersion> {
  const draft = await getStored(ctx, seen);
  if (draft.version !== seen.version) throw conflict('template.changed');
  if (draft.status !== 'draft') throw conflict('template.not_draft');
  return draft;
}

const problemsOf = (ctx: PlatformContext, content: ProcedureContent) =>
  checkContent(content, { on: civilDateOf(ctx.now) });

const viewOf = (ctx: PlatformContext, { locks, ...version }: StoredVersion): TemplateVersionView => ({
  ...version,
  locks: [...locks],
  problems: problemsOf(ctx, version.content),
});

const recordTemplate = (ctx: PlatformContext, action: string, version: StoredVersion, after: Json) =>
  recordOnPlatform(ctx.platform, {
    at: ctx.now,
    actor: actorOf(ctx),
    action,
    subject: {
      kind: 'template',
      id: version.templateId,
      label: `${version.code} · ${version.number} · ${version.content.shortName}`,
    },
    after,
    requestId: ctx.requestId,
  });
