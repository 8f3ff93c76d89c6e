import { ChartPanel, formatNumber, Link, useLocale, useUrlFilters } from '@chuan/ui';
import type { Board, Figure, LoadRow, Tiles } from '../contract.ts';
import { useRowsHref } from './rows-href.ts';
import { useT } from './translate.ts';

const columns = ['held', 'dueSoon', 'overdue', 'paused'] as const;
type Column = (typeof columns)[number];

/** Who holds how much: by position, or by person. */
export function LoadPanel({ board }: { readonly board: Board }) {
  const t = useT();
  const { values, hrefWith } = useUrlFilters();
  const byPerson = values.get('load') === 'person';
  const rows = byPerson ? board.people : board.positions;
  const isWhole = board.positionId === null && !byPerson;
  const unplaced = isWhole ? board.unplaced : null;
  const shown = board.positionId === null || byPerson ? rows : rows.filter((row) => row.id === board.positionId);
  return (
    <ChartPanel
      full
      title={byPerson ? t('load.byPerson') : t('load.byPosition')}
      note={byPerson ? t('load.untaken') : t('load.totalNote')}
      aside={{
        label: byPerson ? t('load.showPositions') : t('load.showPeople'),
        href: hrefWith({ load: byPerson ? undefined : 'person', rows: undefined }),
      }}
    >
      {shown.length === 0 && unplaced === null ? (
        <p className="calm">{t('load.none')}</p>
      ) : (
        <LoadTable rows={shown} byPerson={byPerson} unplaced={unplaced} tiles={isWhole ? board.tiles : null} />
      )}
    </ChartPanel>
  );
}

interface LoadTableProps {
  readonly rows: readonly LoadRow[];
  readonly byPerson: boolean;
  readonly unplaced: Board['unplaced'];
  /** The last line: everything once. */
  readonly tiles: Tiles | null;
}

function LoadTable({ rows, byPerson, unplaced, tiles }: LoadTableProps) {
  const t = useT();
  const most = Math.max(1, ...rows.map((row) => row.held.count / Math.max(1, row.people)));
  const heads = byPerson ? columns : (['people', 'held', 'perHead', 'dueSoon', 'overdue', 'paused'] as const);
  return (
    <div className="panel-scroll">
      <table className="tbl load-tbl">
        <caption className="vh">{byPerson ? t('load.byPerson') : t('load.byPosition')}</caption>
        <thead>
          <tr>
            <th scope="col">{byPerson ? t('load.person') : t('load.position')}</th>
            {heads.map((head) => (
              <th key={head} scope="col" className={head === 'perHead' ? 'w' : 'r'}>
                {t(`load.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <LoadLine key={row.id} row={row} most={most} byPerson={byPerson} />
          ))}
          {unplaced === null ? null : <UnplacedLine unplaced={unplaced} />}
        </tbody>
        {tiles === null ? null : (
          <tfoot>
            <tr>
              <td>{t('load.total')}</td>
              <td />
              <Count figure={tiles.open} column="held" name={t('load.total')} />
              <td />
              <Count figure={tiles.dueSoon} column="dueSoon" name={t('load.total')} />
              <Count figure={tiles.overdue} column="overdue" name={t('load.total')} />
              <Count figure={tiles.paused} column="paused" name={t('load.total')} />
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

/** What no position holds yet; nobody's share of it can be told. */
function UnplacedLine({ unplaced }: { readonly unplaced: NonNullable<Board['unplaced']> }) {
  const t = useT();
  const name = t('load.unplaced');
  return (
    <tr>
      <th scope="row">
        {name}
        <small>{t('load.unplacedNote')}</small>
      </th>
      <td />
      <Count figure={unplaced.held} column="held" name={name} />
      <td />
      {columns.slice(1).map((column) => (
        <Count key={column} figure={unplaced[column]} column={column} name={name} />
      ))}
    </tr>
  );
}

interface LoadLineProps {
  readonly row: LoadRow;
  readonly most: number;
  readonly byPerson: boolean;
}

function LoadLine({ row, most, byPerson }: LoadLineProps) {
  const locale = useLocale();
  const each = row.held.count / Math.max(1, row.people);
  return (
    <tr>
      <th scope="row">
        {row.name}
        {byPerson && row.note !== '' ? <small>{row.note}</small> : null}
      </th>
      {byPerson ? null : <td className="r">{row.people}</td>}
      <Count figure={row.held} column="held" name={row.name} />
      {byPerson ? null : (
        <td className="w">
          <span className="row">
            <span className="bar grow" aria-hidden="true">
              <i style={{ width: `${(each / most) * 97}%` }} />
            </span>
            <span className="num per">{formatNumber(each, locale, 1)}</span>
          </span>
        </td>
      )}
      <Count figure={row.dueSoon} column="dueSoon" name={row.name} />
      <Count figure={row.overdue} column="overdue" name={row.name} />
      <Count figure={row.paused} column="paused" name={row.name} />
    </tr>
  );
}

interface CountProps {
  readonly figure: Figure;
  readonly column: Column;
  readonly name: string;
}

function Count({ figure, column, name }: CountProps) {
  const t = useT();
  const hrefOf = useRowsHref();
  const { count, rows } = figure;
  if (count === 0) return <td className="r muted">{t('tile.none')}</td>;
  return (
    <td className="r">
      <Link
        href={hrefOf(rows)}
        className={column === 'overdue' ? 'late' : undefined}
        aria-label={t('load.open', { what: t(`load.${column}`), count, name })}
      >
        {count}
      </Link>
    </td>
  );
}
