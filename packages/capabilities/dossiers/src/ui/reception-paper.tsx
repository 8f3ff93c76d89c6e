import { type Instant, civilDateOf } from '@chuan/kernel';
import { amountInWords, longDate, longInstant } from '@chuan/print/words';
import type { Reception, ReceptionHead } from '../contract.ts';
import { amountOf, isPaid } from './charge.ts';
import type { Turn } from './counter-turn.ts';
import { type DossierWords, useT } from './translate.ts';

interface PaperProps {
  readonly turn: Turn;
  readonly reception: Reception | undefined;
  readonly head: ReceptionHead;
  readonly now: Instant;
}

function Components({ turn, reception }: Pick<PaperProps, 'turn' | 'reception'>) {
  const t = useT();
  const given = reception?.components.filter((one) => turn.papers[one.key]?.isReceived) ?? [];
  const count = (value: number | undefined) => (value ? value : '–');
  return (
    <table>
      <thead>
        <tr>
          <th>{t('counter.paperForm.ordinal')}</th>
          <th>{t('counter.paperForm.name')}</th>
          <th>{t('counter.paperForm.originals')}</th>
          <th>{t('counter.paperForm.copies')}</th>
        </tr>
      </thead>
      <tbody>
        {given.map((one, index) => (
          <tr key={one.key}>
            <td className="n">{index + 1}</td>
            <td>{one.name}</td>
            <td className="n">{count(turn.papers[one.key]?.originals)}</td>
            <td className="n">{count(turn.papers[one.key]?.copies)}</td>
          </tr>
        ))}
        {given.length > 0 ? null : (
          <tr>
            <td className="n" colSpan={4}>
              –
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

const figures = new Intl.NumberFormat('vi-VN');

const upper = (text: string) => text.toLocaleUpperCase('vi');

function Head({ head, now }: Pick<PaperProps, 'head' | 'now'>) {
  const t = useT();
  return (
    <div className="hd2">
      <div>
        {head.superior === undefined ? null : <div>{upper(head.superior)}</div>}
        <b className="by">{upper(head.name)}</b>
        {t('counter.paperForm.number')}
      </div>
      <div>
        <b>
          <span className="nowrap">{t('counter.paperForm.state')}</span>
          <br />
          <span className="u">{t('counter.paperForm.motto')}</span>
        </b>
        <br />
        <i>{t('counter.paperForm.placeDate', { place: head.place, date: longDate(civilDateOf(now)) })}</i>
      </div>
    </div>
  );
}

function feeText(turn: Turn, reception: Reception | undefined, t: DossierWords): string {
  if (reception === undefined) return '…';
  const feeVnd = amountOf(turn, reception);
  if (!Number.isFinite(feeVnd)) return '…';
  if (feeVnd === 0) return t('paper.fee.none');
  const status = t(isPaid(turn, reception) ? 'paper.fee.paid' : 'paper.fee.due');
  const reason = turn.feeReason.trim();
  const note = reason === '' ? status : t('paper.feeWorkedOut', { status, reason });
  return t('counter.paperForm.feeOf', { amount: figures.format(feeVnd), words: amountInWords(feeVnd), note });
}

function limitOf(reception: Reception | undefined, t: DossierWords): string {
  if (reception === undefined) return '…';
  const { unit, value } = reception.limit;
  return t(`paper.limit.${unit}`, { value: String(value).padStart(2, '0') });
}

function Subject({ turn, reception }: Pick<PaperProps, 'turn' | 'reception'>) {
  const t = useT();
  const { applicant } = turn;
  const bold = { b: (words: React.ReactNode) => <b>{words}</b> };
  return (
    <div className="ds">
      <div>
        <p>{t.rich('counter.paperForm.code', { ...bold, code: t('counter.paperForm.codeLater') })}</p>
        <p>{t.rich('counter.paperForm.from', { ...bold, name: applicant.name || '…' })}</p>
        {turn.isByOther ? <p>{t('counter.paperForm.broughtBy', { value: applicant.submitterName || '…' })}</p> : null}
        <p>{t(`counter.paperForm.id.${applicant.kind}`, { value: applicant.idNumber || '…' })}</p>
        <p>{t('counter.paperForm.phone', { value: applicant.phone || '…' })}</p>
        <p>{t('counter.paperForm.address', { value: applicant.address || '…' })}</p>
        <p>
          {t('counter.paperForm.subject', {
            value: reception ? `${reception.name} (${reception.procedureCode})` : '…',
          })}
        </p>
      </div>
      <div>
        <div className="qr qr-later" aria-hidden="true" />
        <p className="cap">
          {t('counter.paperForm.tracking')}
          <br />
          {t('counter.paperForm.trackingLater')}
        </p>
      </div>
    </div>
  );
}

function Signatures({ officerName }: Pick<ReceptionHead, 'officerName'>) {
  const t = useT();
  return (
    <div className="sg">
      <div>
        <b>{t('counter.paperForm.applicant')}</b>
        <br />
        <i>{t('counter.paperForm.applicantSign')}</i>
      </div>
      <div>
        <b>{t('counter.paperForm.officer')}</b>
        <br />
        <i>{t('counter.paperForm.officerSign')}</i>
        <br />
        <br />
        <b>{officerName}</b>
      </div>
    </div>
  );
}

/** Mẫu 01 as it will be printed, filled in while one types. What only acceptance gives is left open. */
export function ReceptionPaper({ turn, reception, head, now }: PaperProps) {
  const t = useT();
  const waiver = reception && amountOf(turn, reception) === 0 ? turn.feeReason.trim() : '';
  const limit = limitOf(reception, t);
  const whenOf = (at: Instant | null | undefined) => (at == null ? '…' : longInstant(at));
  const [year = '', month = ''] = civilDateOf(now).split('-');
  return (
    <article className="paper" lang="vi" data-mark={head.isSample ? t('paper.sample') : undefined}>
      <Head head={head} now={now} />
      <div className="ti">{t('counter.paperForm.title')}</div>
      <Subject turn={turn} reception={reception} />
      <p>{t('counter.paperForm.components', { sets: String(reception?.sets ?? 1).padStart(2, '0') })}</p>
      <Components turn={turn} reception={reception} />
      <p>{t('counter.paperForm.limit', { limit })}</p>
      <p>{t('counter.paperForm.received', { when: whenOf(reception?.receivedAt ?? now) })}</p>
      <p className="due-l">{t('counter.paperForm.due', { when: whenOf(reception?.dueAt) })}</p>
      <p>
        {t('counter.paperForm.result', {
          value: t(`paper.delivery.${turn.deliveryMethod}`, { place: head.oneStopName }),
        })}
      </p>
      <p>{t('counter.paperForm.fee', { value: feeText(turn, reception, t) })}</p>
      {waiver === '' ? null : <p>{t('counter.paperForm.feeWaiver', { value: waiver })}</p>}
      <p>{t('counter.paperForm.book', { volume: `${month}/${year}` })}</p>
      <Signatures officerName={head.officerName} />
      <p className="end">{t('counter.paperForm.reckoning', { explanation: t('paper.explanation', { limit }) })}</p>
    </article>
  );
}
