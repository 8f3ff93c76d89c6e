import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react';
import { type MouseEvent, type ReactNode, useRef } from 'react';
import { Icon } from '../icon.tsx';
import { useShortcuts } from '../overlay/shortcuts.ts';
import { Link, useRouting, useUrlFilters } from '../routing.tsx';
import { useUiT } from '../translate.tsx';

export interface Column<Row> {
  readonly key: string;
  readonly label: string;
  readonly render: (row: Row) => ReactNode;
  /** Figures stand at the right, in even digits. */
  readonly numeric?: boolean;
  /** Under this word the address asks the server to sort. */
  readonly sortKey?: string;
  readonly width?: number | string;
}

export interface DataTableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Where a click beside links and buttons leads; a link in the row leads there too, for keys and readers of the screen. */
  readonly rowHref?: (row: Row) => string;
  /** In place of the table when there is nothing. */
  readonly empty: ReactNode;
  /** `name` or `-name`, as the server sorted. */
  readonly sort?: string;
  readonly selectedKey?: string;
  /** One card a row on a phone instead of a table that scrolls sideways. */
  readonly cards?: boolean;
  readonly footer?: ReactNode;
}

/** From row to row; the first link or button of each is what Enter opens. */
function moveRow(body: HTMLTableSectionElement | null, by: 1 | -1): void {
  const rows = [...(body?.rows ?? [])];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const next = at < 0 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1);
  rows[next]?.querySelector<HTMLElement>('a[href], button')?.focus();
}

/** A click that means the row: not one on something of its own, and not the end of marking some text. */
export function isForRow(event: Pick<MouseEvent, 'button' | 'defaultPrevented' | 'target'>, marked: string): boolean {
  const on = event.target as Element;
  return (
    event.button === 0 && !event.defaultPrevented && marked === '' && !on.closest('a, button, input, label, select')
  );
}

/** Rows with J and K between them and a sticky head; sorting is a link, so that a sorted list has an address. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, rowHref, empty, sort, selectedKey, cards = true, footer } = props;
  const { goTo } = useRouting();
  const body = useRef<HTMLTableSectionElement>(null);
  useShortcuts({ j: () => moveRow(body.current, 1), k: () => moveRow(body.current, -1) }, rows.length > 0);
  const openRow = (event: MouseEvent, href: string): void => {
    if (!isForRow(event, String(getSelection() ?? ''))) return;
    if (event.ctrlKey || event.metaKey) open(href, '_blank', 'noopener');
    else goTo(href);
  };
  if (rows.length === 0) return <>{empty}</>;
  return (
    <>
      <div className="data-wrap" tabIndex={0} role="region" aria-label={caption}>
        <table className={cards ? 'data cards' : 'data'}>
          <caption className="vh">{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <HeadCell key={column.key} column={column} sort={sort} />
              ))}
            </tr>
          </thead>
          <tbody ref={body}>
            {rows.map((row) => (
              <tr
                key={rowKey(row)}
                className={rowKey(row) === selectedKey ? 'sel' : undefined}
                data-opens={rowHref === undefined ? undefined : ''}
                onClick={rowHref === undefined ? undefined : (event) => openRow(event, rowHref(row))}
              >
                {columns.map((column) => (
                  <td key={column.key} className={column.numeric ? 'r' : undefined} data-label={column.label}>
                    {column.render(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {footer === undefined ? null : <div className="data-foot">{footer}</div>}
    </>
  );
}

interface HeadCellProps<Row> {
  readonly column: Column<Row>;
  readonly sort: string | undefined;
}

function HeadCell<Row>({ column, sort }: HeadCellProps<Row>) {
  const { hrefWith } = useUrlFilters();
  const { sortKey, label, numeric, width } = column;
  const className = numeric ? 'r' : undefined;
  if (sortKey === undefined) {
    return (
      <th scope="col" className={className} style={{ width }}>
        {label}
      </th>
    );
  }
  const state = sort === sortKey ? 'ascending' : sort === `-${sortKey}` ? 'descending' : 'none';
  const arrow = { ascending: IconArrowUp, descending: IconArrowDown, none: IconArrowsSort }[state];
  return (
    <th scope="col" className={className} style={{ width }} aria-sort={state}>
      <Link href={hrefWith({ sort: state === 'ascending' ? `-${sortKey}` : sortKey, page: undefined })}>
        {label}
        <Icon of={arrow} size={14} />
      </Link>
    </th>
  );
}

export interface PagerProps {
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
}

/** Where in a long list; the page is in the address. */
export function Pager({ page, pageSize, total }: PagerProps) {
  const t = useUiT();
  const { hrefWith } = useUrlFilters();
  const last = Math.max(1, Math.ceil(total / pageSize));
  const from = Math.min(total, (page - 1) * pageSize + 1);
  const to = Math.min(total, page * pageSize);
  const step = (to_: number, label: string) =>
    to_ < 1 || to_ > last ? (
      <span className="btn sm off" aria-disabled="true">
        {label}
      </span>
    ) : (
      <Link className="btn sm" href={hrefWith({ page: to_ === 1 ? undefined : String(to_) })}>
        {label}
      </Link>
    );
  return (
    <>
      <span className="num">{t('table.range', { from, to, total })}</span>
      {last === 1 ? null : (
        <span className="row">
          {step(page - 1, t('table.previous'))}
          {step(page + 1, t('table.next'))}
        </span>
      )}
    </>
  );
}
