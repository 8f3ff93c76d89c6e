import type { Instant } from '@chuan/kernel';
import { IconArrowRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Icon } from '../icon.tsx';
import { Link, useRouting } from '../routing.tsx';
import { useUiT } from '../translate.tsx';
import { type ClockState, toneOf } from './clock.ts';
import { ClockChip } from './clock-chip.tsx';
import { type Roving, useRovingRows } from './roving.ts';

export interface WorkRowData {
  readonly id: string;
  readonly href: string;
  /** Of the step that lies here. */
  readonly clock: ClockState;
  readonly applicantName: string;
  /** Without the agency's prefix; it is the same in every row. */
  readonly code: string;
  /** Short name, at most 40 letters. */
  readonly procedureName: string;
  /** The verb: what to do next. */
  readonly todo: string;
  /** Where the step stands, such as `Bước 2/4 · Thẩm định`. */
  readonly step: string;
  /** Nothing to do for now, such as a paused dossier. */
  readonly idle?: boolean;
}

export interface WorkGroupData {
  readonly key: string;
  readonly title: string;
  readonly count: number;
  readonly tone?: 'late';
  readonly note?: string;
  readonly rows: readonly WorkRowData[];
  readonly more?: { readonly label: string; readonly href: string };
}

export interface WorkListProps {
  readonly groups: readonly WorkGroupData[];
  readonly now: Instant;
  /** What unfolds under the selected row: needs, promise, actions. */
  readonly renderTray?: (row: WorkRowData) => ReactNode;
  readonly selectedId?: string;
  readonly label: string;
}

/** A list grouped by when it is due; the edge of a row is coloured only where time presses. */
export function WorkList({ groups, now, renderTray, selectedId, label }: WorkListProps) {
  const { goTo } = useRouting();
  const rows = groups.flatMap((group) => group.rows);
  const roving = useRovingRows(
    rows.map((row) => row.id),
    (id) => {
      const href = rows.find((row) => row.id === id)?.href;
      if (href !== undefined) goTo(href);
    },
    selectedId,
  );
  return (
    <div role="group" aria-label={label} onKeyDown={roving.onKeyDown}>
      {groups.map((group) => (
        <StatusBand key={group.key} title={group.title} count={group.count} tone={group.tone} note={group.note}>
          {group.rows.map((row) => (
            <WorkRow key={row.id} row={row} now={now} roving={roving} renderTray={renderTray} />
          ))}
          {group.more === undefined ? null : (
            <p className="more">
              <Link href={group.more.href}>{group.more.label}</Link>
            </p>
          )}
        </StatusBand>
      ))}
    </div>
  );
}

export interface StatusBandProps {
  readonly title: string;
  readonly count: number;
  readonly tone?: 'late';
  readonly note?: string;
  readonly children: ReactNode;
}

/** A heading with its number, and the rows that are due then. */
export function StatusBand({ title, count, tone, note, children }: StatusBandProps) {
  return (
    <section>
      <h2 className={tone === undefined ? 'grp' : `grp ${tone}`}>
        {title} <span className="n">{count}</span>
        {note === undefined ? null : <span className="note">{note}</span>}
      </h2>
      {children}
    </section>
  );
}

interface WorkRowProps {
  readonly row: WorkRowData;
  readonly now: Instant;
  readonly roving: Roving;
  readonly renderTray?: (row: WorkRowData) => ReactNode;
}

function WorkRow({ row, now, roving, renderTray }: WorkRowProps) {
  const t = useUiT();
  const selected = roving.selected === row.id;
  const tone = toneOf(row.clock.band);
  const edge = tone === 'ok' ? '' : ` ${tone}`;
  return (
    <article
      className={`item${edge}${selected ? ' sel' : ''}`}
      data-row={row.id}
      aria-label={t('work.row', { name: row.applicantName, procedure: row.procedureName })}
      onClick={() => roving.select(row.id)}
      {...roving.rowProps(row.id)}
    >
      <ClockChip clock={row.clock} now={now} of="step" />
      <div>
        <div className="who">
          <Link href={row.href} prefetch>
            {row.applicantName}
          </Link>
          <span className="code">{row.code}</span>
        </div>
        <div className="proc">{row.procedureName}</div>
      </div>
      <div>
        <div className={row.idle ? 'todo idle' : 'todo'}>
          <Link href={row.href}>{row.todo}</Link>
          <Icon of={IconArrowRight} size={16} />
        </div>
        <div className="step">{row.step}</div>
      </div>
      {selected ? renderTray?.(row) : null}
    </article>
  );
}
