import type { Uuid } from '@chuan/kernel';
import { CitizenNoticeKind, type MailState, type NoticeKind, type NoticeParams, pathOf } from './contract.ts';

/** Lines of a dossier's history that its applicant is told of. */
const citizenKinds: Readonly<Record<string, NoticeKind>> = {
  submitted: 'submitted',
  received: 'received',
  supplement_requested: 'supplement_requested',
  extended: 'extended',
  result_ready: 'result_ready',
  intake_refused: 'refused',
  stopped: 'stopped',
};

export const citizenNoticesOf = (kinds: readonly string[]): NoticeKind[] =>
  kinds.flatMap((kind) => citizenKinds[kind] ?? []);

interface Told {
  readonly code: string;
  readonly receivedAt: number | null;
  readonly intakeDueAt: number | null;
  readonly dueAt: number | null;
}

interface ToldStep {
  readonly name: string;
  readonly dueAt: number | null;
}

/** What the sentences are filled with; codes and instants, no names of third persons. */
export function paramsOf(state: Told, procedureName: string, step?: ToldStep): NoticeParams {
  return {
    code: state.code,
    procedure: procedureName,
    // Before receipt no limit runs that could stand still.
    stage: state.receivedAt === null ? 'intake' : 'received',
    ...(step ? { step: step.name } : {}),
    ...(step?.dueAt ? { stepDueAt: step.dueAt } : {}),
    ...(state.dueAt ? { dueAt: state.dueAt } : {}),
    ...(state.intakeDueAt ? { intakeDueAt: state.intakeDueAt } : {}),
  };
}

/** Papers of a dossier in these states are still needed; later nobody is asked for another copy. */
const papersNeeded: ReadonlySet<string> = new Set(['submitted', 'in_progress', 'awaiting_supplement', 'suspended']);

export const arePapersNeeded = ({ status }: { readonly status: string }): boolean => papersNeeded.has(status);

interface MovedVersion {
  readonly id: Uuid;
  readonly code: string;
  readonly number: number;
  readonly content: { readonly shortName: string };
  readonly returnedNote: string;
  readonly effectiveAt: number | null;
}

/** What the sentences about a version of a procedure are filled with. */
export const versionParams = ({
  id,
  code,
  number,
  content,
  returnedNote,
  effectiveAt,
}: MovedVersion): NoticeParams => ({
  versionId: id,
  code,
  number,
  procedure: content.shortName,
  ...(returnedNote === '' ? {} : { reason: returnedNote }),
  ...(effectiveAt === null ? {} : { effectiveAt }),
});

/** A paper by the name that the procedure gives it, never by its file's, which a stranger may have worded. */
export function paperParams(components: readonly { key: string; name: string }[], key: string): NoticeParams {
  const name = components.find((one) => one.key === key)?.name;
  return name === undefined ? { paperIs: 'unlisted' } : { paperIs: 'listed', paper: name };
}

/** Work that a step asks of whoever holds it. */
const ofStep: ReadonlySet<string> = new Set<NoticeKind>(['assigned', 'step_due_soon', 'step_overdue']);
/** Work on a dossier, whichever of its steps one holds. */
const ofHolders: ReadonlySet<string> = new Set<NoticeKind>(['dossier_overdue', 'supplemented']);
const ofIntake: ReadonlySet<string> = new Set<NoticeKind>(['intake_arrived', 'intake_waiting']);

interface Asked {
  readonly kind: string;
  readonly personId: Uuid | null;
  readonly params: NoticeParams;
}

interface Standing {
  readonly status: string;
  /** Open steps of the dossier with all who may act on them. */
  readonly open: readonly { readonly name: string; readonly personIds: readonly Uuid[] }[];
}

/** Whether what a notice about a dossier asked of somebody is done, or has gone to somebody else. */
export function isSettled({ kind, personId, params }: Asked, { status, open }: Standing): boolean {
  if (ofIntake.has(kind)) return status !== 'submitted';
  const mine = open.filter(({ personIds }) => personIds.some((id) => id === personId));
  if (ofStep.has(kind)) return !mine.some(({ name }) => name === params['step']);
  // Before it is accepted nobody holds it, and whoever may take it in was told of an answer.
  return ofHolders.has(kind) && mine.length === 0 && status !== 'submitted';
}

interface MailPlace {
  readonly publicUrl: string;
  /** Of the agency's portal. */
  readonly slug: string;
}

/**
 * Where a mail leads: people to the dossier, behind their sign-in; applicants to the tracking page with the code alone.
 * The receipt's secret never goes by mail: whoever reads a mailbox is not thereby the applicant.
 */
export function linkOf(
  { kind, params, dossierId }: { kind: NoticeKind; params: NoticeParams; dossierId: Uuid | null },
  { publicUrl, slug }: MailPlace,
): string {
  const code = encodeURIComponent(params['code'] ?? '');
  const path = isForApplicant(kind) ? `/a/${slug}/track/${code}` : (pathOf({ params, dossierId }) ?? '/w/notices');
  return new URL(path, publicUrl).toString();
}

export const isForApplicant = (kind: NoticeKind): boolean => CitizenNoticeKind.safeParse(kind).success;

export interface Recipient {
  readonly personId: Uuid;
  readonly email: string;
}

/** The mail's own id on the far side: the same however often it is tried, and telling a server from a folder. */
export const messageIdOf = (id: Uuid, place: 'server' | 'folder'): string =>
  place === 'folder' ? `<${id}@folder.chuan.local>` : `<${id}@chuan.local>`;

interface SentMail {
  readonly sent_at: number | null;
  readonly message_id: string | null;
  readonly failure: string | null;
}

export function mailStateOf({ sent_at, message_id, failure }: SentMail): MailState {
  if (sent_at !== null) return message_id?.endsWith('@folder.chuan.local>') ? 'filed' : 'sent';
  return failure === null ? 'waiting' : 'failed';
}

/** `nguyen.van.a@example.vn` as `ng…@example.vn`: enough to see a mistyped house, too little to write to. */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf('@');
  if (at < 1) return address === '' ? '' : '…';
  return `${address.slice(0, at > 3 ? 2 : 1)}…${address.slice(at)}`;
}

/** What a mail server said, without the address that it repeats. */
export const maskFailure = (failure: string, address: string): string =>
  address === '' ? failure : failure.replaceAll(address, maskAddress(address));
