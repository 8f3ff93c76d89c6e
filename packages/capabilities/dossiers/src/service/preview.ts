import type { TenantContext } from '@chuan/api';
import { dueAt, type LedgerRow, type TimeLimit, type WorkingCalendar } from '@chuan/calendar';
import type { Instant } from '@chuan/kernel';
import { getCurrentVersion, getVersion } from '@chuan/procedures/server';
import type { z } from 'zod';
import type {
  AcceptancePreviewInput,
  ExtensionPreview,
  ExtensionPreviewInput,
  OfferedProcedure,
  PromiseDay,
  PromisePreview,
  Reception,
  ReceptionInput,
} from '../contract/counter.ts';
import { limitOf } from '../domain/clock.ts';
import { dueAfterExtension } from '../domain/decide-clock.ts';
import { feeTermsOf } from '../domain/fee.ts';
import { listOfferedVersionIds, listProcedureNames } from '../repository/offered.ts';
import { frameOf, loadForReading } from './frame.ts';
import { componentsOf } from './intake.ts';

/** The posted procedures in force, by name; what the counter may receive. */
export async function listOffered(ctx: TenantContext): Promise<OfferedProcedure[]> {
  const offered: OfferedProcedure[] = [];
  for (const id of await listOfferedVersionIds(ctx.tx, ctx.now)) {
    const { procedureId, documentCode, number, content } = await getVersion(ctx.tx, id);
    offered.push({
      id: procedureId,
      documentCode,
      number,
      procedureCode: content.procedureCode,
      name: content.name,
      shortName: content.shortName,
      field: content.field,
      limit: limitOf(content, 'direct', ''),
      feeVnd: feeTermsOf(content, 'direct', '').feeVnd,
    });
  }
  return offered.sort((a, b) => a.name.localeCompare(b.name, 'vi'));
}

const shown = new Set<LedgerRow['kind']>(['received', 'counted', 'rest', 'holiday', 'moved']);

const dayOf = (row: LedgerRow): PromiseDay => ({
  on: row.on,
  until: row.until,
  kind: row.kind as PromiseDay['kind'],
  sum: row.sum,
  name: row.name ?? '',
  isReached: row.reached ?? false,
});

function promiseAt(receivedAt: Instant, limit: TimeLimit, calendar: WorkingCalendar): PromisePreview {
  const promise = dueAt(receivedAt, limit, calendar, []);
  return {
    limit,
    countedIn: promise.countedIn,
    receivedAt,
    dueAt: promise.dueAt,
    days: promise.trace.filter((row) => shown.has(row.kind)).map(dayOf),
  };
}

/** What the counter asks for and promises, were the dossier received at this instant. @throws {AppError} `procedure.not_in_force` */
export async function previewReception(ctx: TenantContext, input: ReceptionInput): Promise<Reception> {
  const procedure = await getCurrentVersion(ctx.tx, input.procedureId, ctx.now);
  const { content } = procedure;
  const { calendar } = await frameOf(ctx, procedure, null);
  const caseKey = content.cases.some((one) => one.key === input.caseKey) ? input.caseKey : '';
  const limit = limitOf(content, input.channel, caseKey);
  const components = componentsOf(content, caseKey);
  return {
    procedureId: procedure.procedureId,
    caseKey,
    documentCode: procedure.documentCode,
    number: procedure.number,
    procedureCode: content.procedureCode,
    name: content.name,
    cases: content.cases,
    sets: content.sets,
    components: components.map(({ key, name, originals, copies, isRequired, isFromDatabase, note }) => ({
      key,
      name,
      originals,
      copies,
      isRequired,
      isFromDatabase,
      note,
    })),
    otherComponentCount: content.components.length - components.length,
    dataFields: content.dataFields,
    ...promiseAt(ctx.now, limit, calendar),
    ...feeTermsOf(content, input.channel, caseKey),
  };
}

/** What accepting an online dossier at this instant would promise. */
export async function previewAcceptance(
  ctx: TenantContext,
  { dossierId }: z.infer<typeof AcceptancePreviewInput>,
): Promise<PromisePreview> {
  const { state, frame } = await loadForReading(ctx, dossierId);
  const limit = limitOf(frame.procedure.content, state.channel, state.caseKey);
  return promiseAt(ctx.now, limit, frame.calendar);
}

/** The date that an extension would lead to. @throws {AppError} as the extension itself would */
export async function previewExtension(
  ctx: TenantContext,
  { dossierId, workingDays }: z.infer<typeof ExtensionPreviewInput>,
): Promise<z.infer<typeof ExtensionPreview>> {
  const { state, frame } = await loadForReading(ctx, dossierId);
  return { dueAt: dueAfterExtension(state, frame, workingDays) };
}

export const listHandledProcedures = (ctx: TenantContext) => listProcedureNames(ctx.tx);
