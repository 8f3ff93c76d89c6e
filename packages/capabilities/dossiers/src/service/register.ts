import type { TenantContext } from '@chuan/api';
import { civilDateOf, invalid } from '@chuan/kernel';
import { type FormDataOf, parseLayout, printForm } from '@chuan/print';
import { findFormLayout } from '@chuan/tenancy/server';
import type { z } from 'zod';
import { type BookInput, bookRowsAtMost, type DossierList, type FileRowsInput } from '../contract.ts';
import type { DossierState, Frame } from '../domain/state.ts';
import { countReceived, listReceivedIds } from '../repository/book.ts';
import { listDossierStates } from '../repository/load.ts';
import { markOf, paperText, type PrintedForm } from './forms.ts';
import { paperHead } from './letterhead.ts';
import { framesFor, listDossiers } from './lists.ts';

const filePageSize = 1_000;

/** A page of the register for a file; the log says that it was taken along, not only looked at. */
export async function listFileRows(ctx: TenantContext, input: FileRowsInput): Promise<z.infer<typeof DossierList>> {
  const page = await listDossiers({ ...ctx, noteRead: () => undefined }, { ...input, limit: filePageSize });
  ctx.noteRead({ action: 'dossier.exported', subjectKind: 'dossier', subjectId: null, purpose: 'reporting' });
  return page;
}

type Entry = FormDataOf<'mau-07'>['entries'][number];

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ');

/** Why nothing was handed over, where that is the end or the state of it. */
const remarked = new Set<DossierState['status']>(['awaiting_supplement', 'suspended', 'withdrawn', 'stopped']);

function entryOf(state: DossierState, { procedure }: Frame, leadUnit: string): Entry {
  const { applicant, receivedAt } = state;
  const addressAndPhone = joined(applicant.address, applicant.phone);
  return {
    dossierCode: state.code,
    procedureName: procedure.content.name,
    setCount: procedure.content.sets,
    applicantName: applicant.name,
    ...(addressAndPhone === '' ? {} : { addressAndPhone }),
    leadUnit,
    receivedAt: receivedAt!,
    // While the clock stands there is no date; the one on the receipt stands in the book.
    dueAt: state.dueAt ?? state.originalDueAt ?? receivedAt!,
    ...(state.deliveredAt === null ? {} : { deliveredAt: state.deliveredAt }),
    deliveryMethod: paperText(`deliveryMethod.${state.deliveryMethod}`),
    ...(remarked.has(state.status) ? { note: paperText(`status.${state.status}`) } : {}),
  };
}

/** `11/2026`, as the receipts name their volume; of a longer period its first and last. */
function volumeOf({ from, to }: BookInput): string {
  const [first, last] = [from, to].map((day) => day.slice(0, 7).split('-').reverse().join('/'));
  return first === last ? first! : `${first} – ${last}`;
}

/**
 * The register of a period as the law knows it, Mẫu 07, in the layout in force today.
 *
 * @throws {AppError} `dossier.book_too_long` when the period holds more than one print bears.
 */
export async function printRegisterBook(ctx: TenantContext, days: BookInput): Promise<PrintedForm> {
  const count = await countReceived(ctx.tx, days);
  if (count > bookRowsAtMost) throw invalid('dossier.book_too_long', { count, max: bookRowsAtMost });
  const { agencyName, agency, madeOn } = await paperHead(ctx);
  const frames = framesFor(ctx);
  const entries: Entry[] = [];
  for (const state of await listDossierStates(ctx.tx, await listReceivedIds(ctx.tx, days)))
    entries.push(entryOf(state, await frames(state), agencyName));
  const on = civilDateOf(ctx.now);
  const stored = await findFormLayout(ctx.tx, 'mau-07', on);
  const bytes = await printForm(
    'mau-07',
    {
      agency,
      madeOn,
      volume: volumeOf(days),
      ...days,
      entries,
      keeper: { name: ctx.actor.name },
      head: { title: paperText('paper.head') },
    },
    { ...(stored ? { layouts: [parseLayout(stored.layout)] } : {}), on, createdAt: ctx.now, ...(await markOf(ctx)) },
  );
  ctx.noteRead({ action: 'dossier.book_printed', subjectKind: 'dossier', subjectId: null, purpose: 'printing' });
  return { name: `so-theo-doi-ho-so-${days.from}-${days.to}.pdf`, bytes };
}
