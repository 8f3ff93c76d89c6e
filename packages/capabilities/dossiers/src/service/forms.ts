import type { TenantContext } from '@chuan/api';
import { civilDateOf, invalid, missing, type Uuid } from '@chuan/kernel';
import {
  builtInLayouts,
  type FormCode,
  type FormDataOf,
  formData,
  layoutOn,
  parseLayout,
  printForm,
} from '@chuan/print';
import { findFormLayout, getTenant } from '@chuan/tenancy/server';
import { translatorOf } from '@chuan/ui/language';
import type { DossierState, Frame } from '../domain/state.ts';
import { en, vi } from '../messages/index.ts';
import { findCode } from '../repository/load.ts';
import { findForm, insertForm } from '../repository/papers.ts';
import { idsAt } from './frame.ts';

/** Forms are papers of the agency and speak Vietnamese whoever reads them. */
export const paperText = translatorOf({ vi, en }, 'vi');

export interface Paper {
  readonly id: Uuid;
  readonly number: string;
}

/** Who signs a slip in the part that its form names: the caller. */
export const signerOf = (ctx: TenantContext) => ({ name: ctx.actor.name });

export const subjectOf = (state: DossierState, { procedure }: Pick<Frame, 'procedure'>) => ({
  dossierCode: state.code,
  applicant: {
    kind: state.applicant.kind,
    name: state.applicant.name,
    ...(state.applicant.idNumber ? { identifier: state.applicant.idNumber } : {}),
    ...(state.applicant.phone ? { phone: state.applicant.phone } : {}),
    ...(state.applicant.email ? { email: state.applicant.email } : {}),
    ...(state.applicant.address ? { address: state.applicant.address } : {}),
  },
  procedure: { name: procedure.content.name, code: procedure.content.procedureCode },
});

/** The layout prints the sign of the book itself. */
const withOrdinal = <Data extends object>(data: Data, number: string): Data =>
  'number' in data ? { ...data, number: number.split('/')[0] } : data;

/** Issues a form: its data as they are now, under the layout in force today. The PDF is made from them when asked for. */
export async function issueForm<C extends FormCode>(
  ctx: TenantContext,
  dossierId: Uuid,
  code: C,
  paper: { id?: Uuid; number: string; data: FormDataOf<C> },
): Promise<Paper> {
  const on = civilDateOf(ctx.now);
  const parsed = formData[code].safeParse(paper.data);
  if (!parsed.success)
    throw invalid('form.bad_data', { form: code, field: parsed.error.issues[0]?.path.join('.') ?? '' });
  const layout = (await findFormLayout(ctx.tx, code, on)) ?? layoutOn(builtInLayouts, code, on);
  const id = paper.id ?? idsAt(ctx.now)();
  await insertForm(ctx.tx, {
    id,
    dossierId,
    code,
    layoutValidFrom: layout.validFrom,
    number: paper.number,
    issuedAt: ctx.now,
    issuedBy: ctx.actor.name,
    data: withOrdinal(parsed.data, paper.number),
  });
  return { id, number: paper.number };
}

/** The mark across every page of an agency that only shows how it would be; it is no part of any name. */
export async function markOf(ctx: TenantContext): Promise<{ watermark?: string }> {
  const { isSample } = await getTenant(ctx.tx.queries, ctx.tenantId);
  return isSample ? { watermark: paperText('paper.sample') } : {};
}

const isFormCode = (code: string): code is FormCode => code in formData;

export interface PrintedForm {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The PDF of an issued form, the same today as on its day. @throws {AppError} `form.not_found` */
export async function printIssuedForm(
  ctx: TenantContext,
  formId: Uuid,
  only?: { dossierId: Uuid },
): Promise<PrintedForm> {
  const form = await findForm(ctx.tx, formId);
  if (!form || !isFormCode(form.code) || (only && form.dossierId !== only.dossierId)) throw missing('form.not_found');
  const stored = await findFormLayout(ctx.tx, form.code, form.layoutValidFrom);
  const layouts = stored ? { layouts: [parseLayout(stored.layout)] } : {};
  const bytes = await printForm(form.code, form.data as never, {
    ...layouts,
    on: civilDateOf(form.issuedAt),
    createdAt: form.issuedAt,
    ...(await markOf(ctx)),
  });
  ctx.noteRead({
    action: 'dossier.form_read',
    subjectKind: 'dossier',
    subjectId: form.dossierId,
    label: await findCode(ctx.tx, form.dossierId),
    purpose: 'printing',
  });
  return { name: `${form.code}-${form.number.replaceAll('/', '-')}.pdf`, bytes };
}
