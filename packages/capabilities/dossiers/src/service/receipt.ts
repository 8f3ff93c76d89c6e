import type { TenantContext } from '@chuan/api';
import { civilDateOf, type Uuid } from '@chuan/kernel';
import { limitOf } from '../domain/clock.ts';
import type { DossierState, Frame } from '../domain/state.ts';
import { listComponents } from '../repository/papers.ts';
import { printedSecret, secretOf, takeFormNumber } from './codes.ts';
import { issueForm, paperText, signerOf, subjectOf } from './forms.ts';
import { paperHead } from './letterhead.ts';

/** Where the QR leads: the portal of the agency, with the code and the secret. The web puts its address before it. */
const trackingPath = (slug: string, code: string, secret: string): string =>
  `/a/${slug}/track?code=${encodeURIComponent(code)}&secret=${secret}`;

/** What the receipt and the citizen's page say of a limit: "03 ngày làm việc". */
function limitText(state: Pick<DossierState, 'channel' | 'caseKey'>, frame: Pick<Frame, 'procedure'>): string {
  const limit = limitOf(frame.procedure.content, state.channel, state.caseKey);
  return paperText(`paper.limit.${limit.unit}`, { value: String(limit.value).padStart(2, '0') });
}

/** Whether it was paid, and how it was worked out where the officer did that. */
function feeNote({ feeStatus }: DossierState, reason: string): string {
  const status = paperText(`paper.fee.${feeStatus}`);
  return reason === '' ? status : paperText('paper.feeWorkedOut', { status, reason });
}

/** Issues Mẫu 01 for a dossier that was just received. */
export async function issueReceipt(
  ctx: TenantContext,
  state: DossierState,
  frame: Frame,
  { id, feeReason }: { id: Uuid; feeReason: string },
): Promise<void> {
  const { profile, agency, madeOn } = await paperHead(ctx);
  const number = await takeFormNumber(ctx, 'TNHS');
  const secret = secretOf(ctx, state.id);
  const components = (await listComponents(ctx.tx, state.id)).filter((component) => component.isReceived);
  const [ordinal = ''] = number.split('/');
  await issueForm(ctx, state.id, 'mau-01', {
    id,
    number,
    data: {
      agency,
      madeOn,
      number,
      ...subjectOf(state, frame),
      ...(state.applicant.submitterName ? { broughtBy: state.applicant.submitterName } : {}),
      setCount: frame.procedure.content.sets,
      components: components.map((component) => ({
        name: component.name,
        originalCount: component.originals,
        copyCount: component.copies,
        electronicCount: component.isElectronic ? 1 : 0,
      })),
      limitText: limitText(state, frame),
      receivedAt: ctx.now,
      dueAt: state.dueAt ?? ctx.now,
      deliveryText: paperText(`paper.delivery.${state.deliveryMethod}`, { place: profile.oneStopName }),
      feeVnd: state.feeVnd,
      ...(state.feeVnd > 0 ? { feeNote: feeNote(state, feeReason) } : {}),
      ...(state.feeVnd === 0 && feeReason !== '' ? { feeWaiver: feeReason } : {}),
      book: { volume: `${civilDateOf(ctx.now).slice(5, 7)}/${civilDateOf(ctx.now).slice(0, 4)}`, ordinal },
      officer: signerOf(ctx),
      tracking: { url: await trackingUrl(ctx, state.code, secret), code: printedSecret(secret) },
      explanation: paperText('paper.explanation', { limit: limitText(state, frame) }),
    },
  });
}

/** The full address for the QR code; the installation's public address is one of the settings. */
export async function trackingUrl(ctx: TenantContext, code: string, secret: string): Promise<string> {
  const row = await ctx.tx.queries
    .selectFrom('platform.tenant')
    .select('slug')
    .where('id', '=', ctx.tenantId)
    .executeTakeFirstOrThrow();
  return new URL(trackingPath(row.slug, code, secret), ctx.publicUrl).toString();
}
