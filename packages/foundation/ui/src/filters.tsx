import { IconFilter } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useRef } from 'react';
import { Icon } from './icon.tsx';
import { Kbd } from './kbd.tsx';
import { useShortcuts } from './overlay/shortcuts.ts';
import { Form } from './form/form.tsx';
import { Link, useUrlFilters } from './routing.tsx';
import { useUiT } from './translate.tsx';

export interface FilterPillProps {
  readonly label: string;
  readonly count?: number;
  readonly active: boolean;
  readonly href: string;
}

/** One filter as a link, so that a filtered list has an address. */
export function FilterPill({ label, count, active, href }: FilterPillProps) {
  return (
    <Link className="pill" href={href} aria-current={active ? 'true' : undefined}>
      {label}
      {count === undefined ? null : <span className="n">{count}</span>}
    </Link>
  );
}

export interface FilterBoxProps {
  /** Name of the filter in the address. */
  readonly name?: string;
  readonly placeholder: string;
  readonly label: string;
}

/** Free text; `/` jumps here, Enter filters. Other filters of the address stay. */
export function FilterBox({ name = 'q', placeholder, label }: FilterBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  const { values, set } = useUrlFilters();
  const current = values.get(name) ?? '';
  useShortcuts({ '/': () => input.current?.focus() });
  return (
    <Form
      method="get"
      onSubmit={(event) => {
        event.preventDefault();
        set({ [name]: input.current?.value.trim(), page: undefined });
      }}
    >
      <span className="input">
        <Icon of={IconFilter} size={16} />
        <input
          ref={input}
          // Wide enough for what it says of itself.
          size={Math.max(22, placeholder.length)}
          key={current}
          name={name}
          defaultValue={current}
          placeholder={placeholder}
          aria-label={label}
        />
        <Kbd>/</Kbd>
      </span>
    </Form>
  );
}

/** The line of filters over a list. */
export function FilterBar({ children }: { readonly children: ReactNode }) {
  return (
    <div className="filters" role="search">
      {children}
    </div>
  );
}

export interface SegmentedOption {
  readonly value: string;
  readonly label: string;
  /** A choice that leads to another address. */
  readonly href?: string;
}

export interface SegmentedProps {
  readonly label: string;
  readonly options: readonly SegmentedOption[];
  readonly value: string;
  readonly onChange?: (value: string) => void;
}

/** One of a few: links when each has an address, else radio buttons that the arrow keys move. */
export function Segmented({ label, options, value, onChange }: SegmentedProps) {
  if (options.every((option) => option.href !== undefined)) {
    return (
      <nav className="seg" aria-label={label}>
        {options.map((option) => (
          <Link key={option.value} href={option.href ?? ''} aria-current={option.value === value ? 'true' : undefined}>
            {option.label}
          </Link>
        ))}
      </nav>
    );
  }
  const move = (index: number) => {
    const next = options[(index + options.length) % options.length];
    if (next !== undefined) onChange?.(next.value);
  };
  return (
    <div className="seg" role="radiogroup" aria-label={label}>
      {options.map((option, index) => (
        <button
          key={option.value}
          type="button"
          role="radio"
          aria-checked={option.value === value}
          tabIndex={option.value === value ? 0 : -1}
          onClick={() => onChange?.(option.value)}
          onKeyDown={(event) => {
            const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
            if (step === undefined) return;
            event.preventDefault();
            move(index + step);
            const siblings = event.currentTarget.parentElement?.children;
            const target = siblings?.[(index + step + options.length) % options.length];
            if (target instanceof HTMLElement) target.focus();
          }}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}

export interface TabLink {
  readonly href: string;
  readonly label: string;
  readonly active: boolean;
}

/** Parts of one thing, each with its address. */
export function TabLinks({ tabs, label }: { readonly tabs: readonly TabLink[]; readonly label: string }) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <Link key={tab.href} href={tab.href} prefetch aria-current={tab.active ? 'page' : undefined}>
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
