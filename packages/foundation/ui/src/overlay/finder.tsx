import { Modal } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useEffect, useId, useRef, useState } from 'react';
import { Icon } from '../icon.tsx';
import { Kbd } from '../kbd.tsx';
import { markMatches, matchRank } from '../search.ts';
import { useUiT } from '../translate.tsx';

export interface FinderItem {
  readonly id: string;
  readonly title: string;
  /** Code and unit, searched too. */
  readonly note?: string;
  /** At the right, in at most two lines. */
  readonly aside?: string;
}

export interface FinderProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly placeholder: string;
  /** What is there without asking the server; filtered here. */
  readonly items?: readonly FinderItem[];
  /** Asked a moment after the last key; its answer is shown as it comes. */
  readonly onSearch?: (query: string) => Promise<readonly FinderItem[]>;
  readonly onPick: (item: FinderItem) => void;
}

const pauseMs = 150;
const shown = 30;

interface Section {
  readonly key: 'whole' | 'part' | 'found';
  readonly items: readonly FinderItem[];
}

/** Whole matches before partial ones, the closest first, equals in the order given. */
export function rankItems(query: string, items: readonly FinderItem[]): { whole: FinderItem[]; part: FinderItem[] } {
  if (query.trim() === '') return { whole: items.slice(0, shown), part: [] };
  const ranked = items
    .map((item) => ({ item, rank: matchRank(query, item.title, item.note) }))
    .sort((a, b) => b.rank - a.rank);
  const between = (low: number, high: number) =>
    ranked.flatMap(({ item, rank }) => (rank >= low && rank <= high ? [item] : [])).slice(0, shown);
  return { whole: between(2, 5), part: between(1, 1) };
}

function useAsked(query: string, opened: boolean, onSearch: FinderProps['onSearch']): readonly FinderItem[] {
  const [found, setFound] = useState<readonly FinderItem[]>([]);
  const search = useRef(onSearch);
  search.current = onSearch;
  useEffect(() => {
    if (!opened || query.trim() === '') {
      setFound([]);
      return undefined;
    }
    let current = true;
    const timer = setTimeout(() => {
      search.current?.(query.trim()).then(
        (items) => current && setFound(items),
        () => current && setFound([]),
      );
    }, pauseMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [query, opened]);
  return found;
}

/** Find by name without accents, by initials or by code; keys alone suffice. */
export function Finder({ opened, onClose, placeholder, items = [], onSearch, onPick }: FinderProps) {
  const listId = useId();
  const [query, setQuery] = useState('');
  const [index, setIndex] = useState(0);
  const sections = sectionsOf(query, items, useAsked(query, opened, onSearch));
  const flat = sections.flatMap((section) => section.items);
  const at = Math.min(index, Math.max(0, flat.length - 1));
  const ask = (text: string) => {
    setQuery(text);
    setIndex(0);
  };
  const pick = (item: FinderItem | undefined) => {
    if (item === undefined) return;
    onClose();
    ask('');
    onPick(item);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (next === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    if (next === undefined) pick(flat[at]);
    else setIndex((next + flat.length) % Math.max(1, flat.length));
  };
  return (
    <Modal.Root opened={opened} onClose={onClose} size={760} className="spot-b">
      <Modal.Overlay />
      <Modal.Content aria-label={placeholder}>
        <Modal.Body>
          <div className="spot-q">
            <Icon of={IconSearch} size={20} />
            <input
              value={query}
              onChange={(event) => ask(event.currentTarget.value)}
              onKeyDown={onKeyDown}
              placeholder={placeholder}
              role="combobox"
              aria-expanded="true"
              aria-controls={listId}
              aria-activedescendant={flat[at] === undefined ? undefined : `${listId}-${at}`}
              aria-label={placeholder}
              data-autofocus
            />
            <FoundCount count={query.trim() === '' ? undefined : flat.length} />
          </div>
          <Results id={listId} query={query} sections={sections} at={at} onPick={pick} />
          <FinderFoot />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function sectionsOf(query: string, items: readonly FinderItem[], found: readonly FinderItem[]): readonly Section[] {
  const { whole, part } = rankItems(query, items);
  const known = new Set([...whole, ...part].map((item) => item.id));
  return [
    { key: 'whole', items: whole },
    { key: 'found', items: found.filter((item) => !known.has(item.id)) },
    { key: 'part', items: part },
  ];
}

function FoundCount({ count }: { readonly count: number | undefined }) {
  const t = useUiT();
  return (
    <span className="res" role="status">
      {count === undefined ? null : t('finder.results', { count })}
    </span>
  );
}

function FinderFoot() {
  const t = useUiT();
  return (
    <div className="spot-f">
      <span>{t('finder.hint')}</span>
      <span className="end">
        <Kbd>Enter</Kbd>
        {t('finder.pick')}
      </span>
      <span>
        <Kbd>Esc</Kbd>
        {t('finder.close')}
      </span>
    </div>
  );
}

interface ResultsProps {
  readonly id: string;
  readonly query: string;
  readonly sections: readonly Section[];
  readonly at: number;
  readonly onPick: (item: FinderItem) => void;
}

function Results({ id, query, sections, at, onPick }: ResultsProps) {
  const t = useUiT();
  const total = sections.reduce((count, section) => count + section.items.length, 0);
  const named = query.trim() !== '';
  let position = -1;
  return (
    <div className="spot-l" id={id} role="listbox" aria-label={t('finder.list')}>
      {total === 0 ? <p className="none">{t('finder.none')}</p> : null}
      {sections.map((section) =>
        section.items.length === 0 ? null : (
          <div key={section.key} role="group" aria-label={t(`finder.${section.key}`)}>
            {named ? <h3 aria-hidden="true">{t(`finder.${section.key}`)}</h3> : null}
            {section.items.map((item) => {
              position += 1;
              return (
                <Option
                  key={item.id}
                  id={`${id}-${position}`}
                  item={item}
                  query={query}
                  selected={position === at}
                  onPick={onPick}
                />
              );
            })}
          </div>
        ),
      )}
    </div>
  );
}

interface OptionProps {
  readonly id: string;
  readonly item: FinderItem;
  readonly query: string;
  readonly selected: boolean;
  readonly onPick: (item: FinderItem) => void;
}

function Option({ id, item, query, selected, onPick }: OptionProps) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (selected) element.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  return (
    <div
      ref={element}
      id={id}
      role="option"
      aria-selected={selected}
      className={selected ? 'o sel' : 'o'}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onPick(item)}
    >
      <span>
        <b>
          {markMatches(query, item.title).map((mark, index) =>
            // Stretches of one title, always in the same order.
            mark.hit ? <mark key={index}>{mark.text}</mark> : <span key={index}>{mark.text}</span>,
          )}
        </b>
        {item.note === undefined ? null : <small>{item.note}</small>}
      </span>
      <span className="aside">{item.aside}</span>
      <span>{selected ? <Kbd>Enter</Kbd> : null}</span>
    </div>
  );
}
