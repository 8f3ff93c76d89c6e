import { Checkbox, Popover } from '@mantine/core';
import { IconBookmark, IconBookmarkPlus, IconColumns3, IconTrash } from '@tabler/icons-react';
import { useCallback, useState, useSyncExternalStore } from 'react';
import { Icon } from '../icon.tsx';
import { Form } from '../form/form.tsx';
import { Link, useRouting } from '../routing.tsx';
import { useUiT } from '../translate.tsx';
import type { Column } from './data-table.tsx';

const changed = 'chuan:table';

function watch(onChange: () => void) {
  window.addEventListener(changed, onChange);
  window.addEventListener('storage', onChange);
  return () => {
    window.removeEventListener(changed, onChange);
    window.removeEventListener('storage', onChange);
  };
}

/** A list kept on this machine for this person's habits; never anything about a dossier. */
function useKept<Item>(key: string): [readonly Item[], (items: readonly Item[]) => void] {
  const text = useSyncExternalStore(
    watch,
    () => localStorage.getItem(key) ?? '[]',
    () => '[]',
  );
  const set = useCallback(
    (items: readonly Item[]) => {
      localStorage.setItem(key, JSON.stringify(items));
      window.dispatchEvent(new Event(changed));
    },
    [key],
  );
  return [parseKept<Item>(text), set];
}

/** Whatever was stored, a list comes out. */
function parseKept<Item>(text: string): readonly Item[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? (value as Item[]) : [];
  } catch {
    return [];
  }
}

export interface ColumnChoice<Row> {
  readonly columns: readonly Column<Row>[];
  readonly all: readonly Column<Row>[];
  readonly hidden: readonly string[];
  readonly toggle: (key: string) => void;
}

/**
 * Which columns a person wants to see in one table; remembered on this machine. The first column always stays.
 *
 * @param table a name that no other table has.
 */
export function useColumns<Row>(table: string, all: readonly Column<Row>[]): ColumnChoice<Row> {
  const [hidden, setHidden] = useKept<string>(`columns:${table}`);
  const columns = all.filter((column, index) => index === 0 || !hidden.includes(column.key));
  const toggle = (key: string) =>
    setHidden(hidden.includes(key) ? hidden.filter((other) => other !== key) : [...hidden, key]);
  return { columns, all, hidden, toggle };
}

/** The columns over a table, to take out and put back. */
export function ColumnMenu<Row>({ choice }: { readonly choice: ColumnChoice<Row> }) {
  const t = useUiT();
  return (
    <Popover position="bottom-end" width={240} trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className="btn sm">
          <Icon of={IconColumns3} size={16} />
          {t('table.columns')}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className="stack" role="group" aria-label={t('table.columns')}>
          {choice.all.slice(1).map((column) => (
            <Checkbox
              key={column.key}
              label={column.label}
              checked={!choice.hidden.includes(column.key)}
              onChange={() => choice.toggle(column.key)}
            />
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

interface SavedView {
  readonly name: string;
  readonly search: string;
}

/** The filters alone: a word that was searched for may be somebody's name, and a page of a list soon is another. */
function filtersOf(search: string): string {
  const values = new URLSearchParams(search);
  values.delete('q');
  values.delete('cursor');
  return values.toString();
}

interface ViewRowProps {
  readonly view: SavedView;
  readonly onOpen: () => void;
  readonly onForget: () => void;
}

function ViewRow({ view, onOpen, onForget }: ViewRowProps) {
  const t = useUiT();
  const { path } = useRouting();
  return (
    <div className="row view-row">
      <Link className="grow" href={view.search === '' ? path : `${path}?${view.search}`} onClick={onOpen}>
        {view.name}
      </Link>
      <button
        type="button"
        className="btn subtle sm"
        aria-label={t('table.forgetView', { name: view.name })}
        onClick={onForget}
      >
        <Icon of={IconTrash} size={16} />
      </button>
    </div>
  );
}

/** Filters of a list under names of one's own; each is an address. */
export function SavedViews({ list }: { readonly list: string }) {
  const t = useUiT();
  const { search } = useRouting();
  const [views, setViews] = useKept<SavedView>(`views:${list}`);
  const [name, setName] = useState('');
  const [opened, setOpened] = useState(false);
  const save = () => {
    const title = name.trim();
    if (title === '') return;
    setViews([...views.filter((view) => view.name !== title), { name: title, search: filtersOf(search) }]);
    setName('');
  };
  return (
    <Popover position="bottom-end" width={300} trapFocus returnFocus opened={opened} onChange={setOpened}>
      <Popover.Target>
        <button type="button" className="btn sm" onClick={() => setOpened(!opened)}>
          <Icon of={IconBookmark} size={16} />
          {t('table.views')}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        {views.length === 0 ? <p className="small view-none">{t('table.noViews')}</p> : null}
        {views.map((view) => (
          <ViewRow
            key={view.name}
            view={view}
            onOpen={() => setOpened(false)}
            onForget={() => setViews(views.filter((other) => other !== view))}
          />
        ))}
        <Form
          className="row view-new"
          onSubmit={() => {
            save();
          }}
        >
          <input
            className="input"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            placeholder={t('table.viewName')}
            aria-label={t('table.viewName')}
          />
          <button type="submit" className="btn sm" aria-label={t('table.saveView')}>
            <Icon of={IconBookmarkPlus} size={16} />
          </button>
        </Form>
      </Popover.Dropdown>
    </Popover>
  );
}
