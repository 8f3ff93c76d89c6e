import { Icon } from '@chuan/ui';
import { IconBuilding, IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { UnitView } from '../contract.ts';
import { useT } from './translate.ts';
import { type TreeRow, visibleRows } from './tree.ts';

export interface UnitTreeProps {
  readonly units: readonly UnitView[];
  readonly selectedId: string;
  readonly onSelect: (id: string) => void;
  /** How many positions stand in a unit itself. */
  readonly positionsIn: (unitId: string) => number;
}

/** The organisation as a tree: one Tab stop, arrows move, left and right close and open. */
export function UnitTree({ units, selectedId, onSelect, positionsIn }: UnitTreeProps) {
  const t = useT();
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const elements = useRef(new Map<string, HTMLElement>());
  const rows = visibleRows(units, closed);

  const toggle = (id: string) =>
    setClosed((before) =>
      before.has(id) ? new Set([...before].filter((one) => one !== id)) : new Set([...before, id]),
    );
  const goTo = (row: TreeRow | undefined) => {
    if (!row) return;
    onSelect(row.unit.id);
    elements.current.get(row.unit.id)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const row = rows[index]!;
    const act = {
      ArrowDown: () => goTo(rows[index + 1]),
      ArrowUp: () => goTo(rows[index - 1]),
      Home: () => goTo(rows[0]),
      End: () => goTo(rows.at(-1)),
      ArrowRight: () => (row.hasChildren && !row.isOpen ? toggle(row.unit.id) : goTo(rows[index + 1])),
      ArrowLeft: () => (row.isOpen ? toggle(row.unit.id) : goTo(rows.find((one) => one.unit.id === row.unit.parentId))),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  return (
    <ul className="tree" role="tree" aria-label={t('organisation.units')}>
      {rows.map((row, index) => (
        <li
          key={row.unit.id}
          ref={(element) => {
            if (element) elements.current.set(row.unit.id, element);
            else elements.current.delete(row.unit.id);
          }}
          role="treeitem"
          aria-level={row.level}
          aria-selected={row.unit.id === selectedId}
          aria-expanded={row.hasChildren ? row.isOpen : undefined}
          tabIndex={row.unit.id === selectedId ? 0 : -1}
          style={{ paddingLeft: 8 + (row.level - 1) * 18 }}
          onClick={() => onSelect(row.unit.id)}
          onKeyDown={(event) => onKeyDown(event, index)}
        >
          <TreeMark row={row} onToggle={() => toggle(row.unit.id)} />
          <span className="grow">{row.unit.name}</span>
          <span className="n" title={t('organisation.positionCount', { count: positionsIn(row.unit.id) })}>
            {positionsIn(row.unit.id) || ''}
          </span>
        </li>
      ))}
    </ul>
  );
}

function TreeMark({ row, onToggle }: { readonly row: TreeRow; readonly onToggle: () => void }) {
  if (!row.hasChildren) return <Icon of={IconBuilding} size={16} className="leaf" />;
  return (
    <span
      className="fold"
      aria-hidden="true"
      onClick={(event) => {
        event.stopPropagation();
        onToggle();
      }}
    >
      <Icon of={row.isOpen ? IconChevronDown : IconChevronRight} size={16} />
    </span>
  );
}
