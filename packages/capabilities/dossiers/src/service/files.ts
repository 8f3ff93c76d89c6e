import { timingSafeEqual } from 'node:crypto';
import type { TenantContext } from '@chuan/api';
import type { Sign } from '@chuan/api';
import { invalid, type Instant, missing, type Uuid } from '@chuan/kernel';
import { z } from 'zod';
import { findCode } from '../repository/load.ts';
import { findFile, insertFiles, type NewFile } from '../repository/papers.ts';
import { idsAt } from './frame.ts';

/** A stored upload that no dossier knows yet; the token that carries it is signed, so nothing in it can be changed. */
export const StagedFile = z.strictObject({
  tenantId: z.uuid(),
  storageKey: z.string(),
  sha256: z.string(),
  sizeBytes: z.int(),
  mediaType: z.string(),
  name: z.string(),
  scan: z.enum(['pending', 'clean', 'infected']),
  expiresAt: z.int(),
});
export type StagedFile = z.infer<typeof StagedFile>;

const purpose = 'staged-file';

/** The token of an upload: what it is, and the server's signature on it. */
export function tokenOf(sign: Sign, file: StagedFile): string {
  const body = Buffer.from(JSON.stringify(file)).toString('base64url');
  return `${body}.${sign(purpose, body).toString('base64url')}`;
}

/** @throws {AppError} `file.bad_token` for a forged, stale or foreign token, all alike. */
function openToken(sign: Sign, token: string, tenantId: Uuid, now: Instant): StagedFile {
  const [body = '', signature = ''] = token.split('.');
  const given = Buffer.from(signature, 'base64url');
  const right = sign(purpose, body);
  if (given.length !== right.length || !timingSafeEqual(given, right)) throw invalid('file.bad_token');
  const file = StagedFile.parse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')));
  if (file.tenantId !== tenantId || file.expiresAt < now) throw invalid('file.bad_token');
  return file;
}

interface Attachment {
  readonly purpose: NewFile['purpose'];
  readonly stepId?: Uuid | null;
  readonly isPublicToApplicant: boolean;
}

type Given = readonly { token: string; componentKey: string }[];

/** The rows of uploads that now belong to a dossier. @throws {AppError} `file.bad_token`, `file.infected` */
export function filesOf(ctx: TenantContext, given: Given, as: Attachment): NewFile[] {
  const newId = idsAt(ctx.now);
  return given.map(({ token, componentKey }) => {
    const staged = openToken(ctx.sign, token, ctx.tenantId, ctx.now);
    if (staged.scan === 'infected') throw invalid('file.infected', { name: staged.name });
    return {
      id: newId(),
      purpose: as.purpose,
      componentKey,
      stepId: as.stepId ?? null,
      name: staged.name,
      mediaType: staged.mediaType,
      sizeBytes: staged.sizeBytes,
      sha256: staged.sha256,
      storageKey: staged.storageKey,
      scan: staged.scan,
      isPublicToApplicant: as.isPublicToApplicant,
      uploadedBy: ctx.actor.kind === 'citizen' ? '' : ctx.actor.name,
    };
  });
}

/** @throws {AppError} `file.bad_token` for an upload that was cleared away although its token is still good. */
export async function attachFiles(ctx: TenantContext, dossierId: Uuid, files: readonly NewFile[]): Promise<void> {
  for (const { storageKey } of files)
    if (!(await ctx.files.has(ctx.tenantId, storageKey))) throw invalid('file.bad_token');
  await insertFiles(ctx.tx, dossierId, files, ctx.now);
}

/** Where a dossier's file lies. A file not yet found clean is not handed out. @throws {AppError} `file.not_found` */
export async function getFile(ctx: TenantContext, fileId: Uuid, only?: { dossierId: Uuid; isForApplicant: boolean }) {
  const file = await findFile(ctx.tx, fileId);
  const isAllowed =
    file && (!only || (file.dossier_id === only.dossierId && (!only.isForApplicant || file.is_public_to_applicant)));
  if (!file || !isAllowed || file.scan !== 'clean') throw missing('file.not_found');
  ctx.noteRead({
    action: 'dossier.file_read',
    subjectKind: 'dossier',
    subjectId: file.dossier_id,
    label: await findCode(ctx.tx, file.dossier_id),
    purpose: 'handling',
  });
  return {
    storageKey: file.storage_key,
    name: file.name,
    mediaType: file.media_type,
    sizeBytes: file.size_bytes,
  };
}
