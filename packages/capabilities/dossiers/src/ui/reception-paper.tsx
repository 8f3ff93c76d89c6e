import { formatTime, formatVnd } from '@chuan/ui';
import { civilDateOf, type Instant } from '@chuan/kernel';
import type { Reception } from '../contract.ts';
import { amountOf, isPaid } from './charge.ts';
import type { Turn } from './counter-turn.ts';
import { type DossierWords, useT } from './translate.ts';
import { limitText } from './limits.ts';

export interface PaperHead {
  readonly superiorName: string;
  readonly name: string;
  readonly oneStopName: string;
  readonly place: string;
  readonly officerName: string;
}

interface PaperProps {
  readonly turn: Turn;
  readonly reception: Reception | undefined;
  readonly head: PaperHead;
  readonly now: Instant;
}

function inWords(at: Instant, t: DossierWords): string {
  const [year = '', month = '', day = ''] = civilDateOf(at).split('-');
  const [hours = '', minutes = ''] = formatTime(at).split(':');
  return t('counter.paperForm.atTime', { hours, minutes, day, month, year });
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

function Head({ head, now }: Pick<PaperProps, 'head' | 'now'>) {
  const t = useT();
  const [year = '', month = '', day = ''] = civilDateOf(now).split('-');
  return (
    <div className="hd2">
      <div>
        {head.superiorName.toLocaleUpperCase('vi')}
        <br />
        {head.name.replace(/\s*\(.*\)$/, '').toLocaleUpperCase('vi')}
        <br />
        <b>
          <span className="u">{head.oneStopName.toLocaleUpperCase('vi')}</span>
        </b>
        <br />
        {t('counter.paperForm.number')}
      </div>
      <div>
        <b>
          <span className="nowrap">{t('counter.paperForm.state')}</span>
          <br />
          <span className="u">{t('counter.paperForm.motto')}</span>
        </b>
        <br />
        <i>
          {t('counter.paperForm.placeDate', {
            place: head.place,
            date: t('counter.paperForm.onDate', { day, month, year }),
          })}
        </i>
      </div>
    </div>
  );
}

function feeText(turn: Turn, reception: Reception | undefined, t: DossierWords): string {
  if (reception === undefined) return '…';
  const feeVnd = amountOf(turn, reception);
  if (!Number.isFinite(feeVnd)) return '…';
  if (feeVnd === 0) return t('counter.noFee');
  return `${formatVnd(feeVnd)}, ${t(isPaid(turn, reception) ? 'counter.paid' : 'counter.later').toLocaleLowerCase('vi')}`;
}

/** Mẫu 01 as it will be printed, filled in while one types. What only acceptance gives is left open. */
export function ReceptionPaper({ turn, reception, head, now }: PaperProps) {
  const t = useT();
  const { applicant } = turn;
  const bold = { b: (words: React.ReactNode) => <b>{words}</b> };
  const limit = reception && limitText(reception.limit, t);
  return (
    <article className="paper" lang="vi">
      <Head head={head} now={now} />
      <div className="ti">{t('counter.paperForm.title')}</div>
      <div className="ds">
        <div>
          <p>{t.rich('counter.paperForm.code', { ...bold, code: t('counter.paperForm.codeLater') })}</p>
          <p>{t.rich('counter.paperForm.from', { ...bold, name: applicant.name || '…' })}</p>
          <p>{t('counter.paperForm.id', { value: applicant.idNumber || '…' })}</p>
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
      <p>{t('counter.paperForm.components', { sets: String(reception?.sets ?? 1).padStart(2, '0') })}</p>
      <Components turn={turn} reception={reception} />
      <p>{t('counter.paperForm.limit', { limit: limit ?? '…' })}</p>
      <p>{t('counter.paperForm.received', { when: inWords(reception?.receivedAt ?? now, t) })}</p>
      <p className="due-l">
        {t('counter.paperForm.due', { when: reception?.dueAt == null ? '…' : inWords(reception.dueAt, t) })}
      </p>
      <p>{t('counter.paperForm.result', { value: t(`deliveryMethod.${turn.deliveryMethod}`) })}</p>
      <p>{t('counter.paperForm.fee', { value: feeText(turn, reception, t) })}</p>
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
          <b>{head.officerName}</b>
        </div>
      </div>
      <p className="end">{t('counter.paperForm.reckoning')}</p>
    </article>
  );
}
