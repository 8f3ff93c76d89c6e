import type { DossierRow, LateCauseRow } from '@chuan/dossiers/contract';
import {
  formatDueShort,
  formatTime,
  formatWorkingTime,
  Icon,
  Link,
  SideDrawer,
  useLocale,
  useRouting,
  useUrlFilters,
} from '@chuan/ui';
import {
  IconAlertCircle,
  IconCheck,
  IconClock,
  IconDownload,
  IconExternalLink,
  IconPlayerPause,
} from '@tabler/icons-react';
import { type Board, registerHref, type RowFilter } from '../contract.ts';
import { rowsHead } from './rows-head.ts';
import type { BoardRows } from './rows-href.ts';
import { useT } from './translate.ts';

/** The same rows as a workbook. */
const fileHref = (filter: RowFilter): string => registerHref(filter).replace('/w/dossiers', '/w/dossiers.xlsx');

const titleTones = {
  overdue: 'late',
  due_soon: 'soon',
  due_today: 'soon',
  due_tomorrow: 'soon',
  within: undefined,
  paused: 'hold',
} as const;

export interface RowsDrawerProps {
  readonly opened: BoardRows | null;
  readonly board: Board;
}

/** The rows behind a number, without leaving the board. */
export function RowsDrawer({ opened, board }: RowsDrawerProps) {
  const t = useT();
  const locale = useLocale();
  const { goTo } = useRouting();
  const { hrefWith } = useUrlFilters();
  const close = () => goTo(hrefWith({ rows: undefined }), { replace: true });
  const { filter, total } = opened ?? { filter: {}, total: 0 };
  const head = rowsHead({ filter, total, board, locale }, t);
  const waiting = opened?.causes.filter((cause) => cause.canConfirm).length ?? 0;
  return (
    <SideDrawer
      title={head.title}
      {...(filter.band === undefined ? {} : { tone: titleTones[filter.band] })}
      aside={t('drawer.at', { place: head.place, time: formatTime(board.now) })}
      opened={opened !== null}
      onClose={close}
      flush
      footer={
        opened === null || total === 0 ? undefined : (
          <>
            {waiting === 0 ? null : (
              <Link className="btn primary" href="/w/late-causes?status=recorded">
                {t('drawer.confirm', { count: waiting })}
              </Link>
            )}
            <Link className={waiting === 0 ? 'btn primary' : 'btn'} href={registerHref(opened.filter)}>
              <Icon of={IconExternalLink} size={16} />
              {t('drawer.all')}
            </Link>
            <a className="btn" href={fileHref(opened.filter)} download>
              <Icon of={IconDownload} size={16} />
              {t('drawer.file')}
            </a>
            {opened.total > opened.rows.length ? (
              <span className="small">{t('drawer.first', { count: opened.rows.length })}</span>
            ) : null}
          </>
        )
      }
    >
      {opened === null ? null : total === 0 ? (
        <p className="calm in-drawer">{head.none}</p>
      ) : (
        <RowList opened={opened} />
      )}
    </SideDrawer>
  );
}

function RowList({ opened }: { readonly opened: BoardRows }) {
  const t = useT();
  const causeOf = new Map(opened.causes.map((cause) => [cause.dossierId, cause]));
  return (
    <ul className="dw-list dw-rows">
      {opened.rows.map((row) => (
        <li key={row.id}>
          <RowClock row={row} />
          <span className="what">
            <Link href={`/w/dossiers/${row.id}`} className="row-link">
              {row.applicantName}
            </Link>
            <small>
              {row.procedureName} · <span className="code">{row.shortCode}</span>
            </small>
            <small>{row.holder}</small>
          </span>
          <Link className="btn sm" href={`/w/dossiers/${row.id}`} aria-label={t('drawer.openOf', { code: row.code })}>
            {t('drawer.open')}
          </Link>
          <RowCause cause={causeOf.get(row.id)} />
        </li>
      ))}
    </ul>
  );
}

/** A shape beside each colour. */
const shapes = {
  overdue: IconAlertCircle,
  due_soon: IconClock,
  paused: IconPlayerPause,
  past_half: IconClock,
  within: IconClock,
  ended: IconCheck,
} as const;

function RowClock({ row }: { readonly row: DossierRow }) {
  const t = useT();
  const locale = useLocale();
  const { band, remainingMinutes, dueAt } = row.clock;
  const tone = { overdue: 'late', due_soon: 'soon', paused: 'hold', past_half: 'ok', within: 'ok', ended: 'ok' }[band];
  const time = formatWorkingTime(remainingMinutes ?? 0, locale);
  // What was due on a Friday evening is overdue by no working minute until Monday.
  const late = remainingMinutes === 0 ? t('drawer.justLate') : t('drawer.late', { time });
  const running = band === 'overdue' ? late : t('drawer.left', { time });
  const left = remainingMinutes === null ? t('drawer.resolved') : running;
  const words = band === 'paused' ? t('tile.paused') : left;
  const second = dueAt === null ? t('drawer.stopped') : t('drawer.due', { when: formatDueShort(dueAt, locale) });
  return (
    <span className={`dw-clock ${tone}`}>
      <Icon of={shapes[band]} size={20} />
      <b>{words}</b>
      <small>{second}</small>
    </span>
  );
}

function RowCause({ cause }: { readonly cause: LateCauseRow | undefined }) {
  const t = useT();
  if (cause === undefined) return null;
  const isConfirmed = cause.status === 'confirmed';
  return (
    <span className="cause">
      <span className="badge">{cause.cause === null ? t('causes.unknown') : t(`causeOf.${cause.cause}`)}</span>
      <span className="grow">{cause.note}</span>
      <span className={isConfirmed ? 'badge ok' : 'badge soon'}>
        {isConfirmed ? <Icon of={IconCheck} size={14} /> : null}
        {isConfirmed ? t('causes.confirmed') : t('causes.open')}
      </span>
    </span>
  );
}
