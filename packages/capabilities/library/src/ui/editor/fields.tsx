import { Icon } from '@chuan/ui';
import { NativeSelect, NumberInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ProcedureContent } from '../../contract.ts';
import { useT } from '../translate.ts';
import { PathLock } from './cells.tsx';
import { useEditor, useLock } from './setting.ts';

/** A part of the document with its heading and, where the template locks it, the padlock. */
export function Part({
  title,
  path,
  hint,
  children,
}: {
  readonly title: string;
  readonly path?: string;
  readonly hint?: string;
  readonly children: ReactNode;
}) {
  return (
    <section className="part">
      <h2>
        {title}
        {path === undefined ? null : (
          <span className="in-text-lock">
            <PathLock path={path} label={title} />
          </span>
        )}
      </h2>
      {hint === undefined ? null : <p className="hint">{hint}</p>}
      {children}
    </section>
  );
}

/** Whether a part may not be changed: looked at only, or locked. */
export function useIsFixed(path: string): boolean {
  const { isReadOnly } = useEditor();
  const lock = useLock(path);
  return isReadOnly || lock !== undefined;
}

const units = ['working_hours', 'working_days', 'calendar_days', 'months'] as const;
type Limit = ProcedureContent['legalLimit'];

export interface LimitFieldProps {
  readonly label: string;
  readonly limit: Limit;
  readonly disabled: boolean;
  readonly onChange: (limit: Limit) => void;
  readonly showLabel?: boolean;
}

/** A limit as law writes it: figure and unit. */
export function LimitField({ label, limit, disabled, onChange, showLabel = false }: LimitFieldProps) {
  const t = useT();
  const isWhole = limit.unit === 'calendar_days' || limit.unit === 'months';
  return (
    <div className="limit-field">
      <NumberInput
        {...(showLabel ? { label } : { 'aria-label': label })}
        value={limit.value}
        min={0}
        max={5_000}
        decimalScale={isWhole ? 0 : 2}
        decimalSeparator=","
        disabled={disabled}
        onChange={(value) => onChange({ ...limit, value: Number(value) || 0 })}
      />
      <NativeSelect
        aria-label={`${label}: ${t('editor.units.label')}`}
        value={limit.unit}
        disabled={disabled}
        onChange={(event) => {
          const unit = event.target.value as Limit['unit'];
          const value = unit === 'calendar_days' || unit === 'months' ? Math.ceil(limit.value) : limit.value;
          onChange({ unit, value });
        }}
        data={units.map((value) => ({ value, label: t(`editor.units.${value}`) }))}
      />
    </div>
  );
}

export function AddRow({ label, onAdd }: { readonly label: string; readonly onAdd: () => void }) {
  return (
    <button type="button" className="btn sm" onClick={onAdd}>
      <Icon of={IconPlus} size={16} />
      {label}
    </button>
  );
}

export function RemoveRow({ name, onRemove }: { readonly name: string; readonly onRemove: () => void }) {
  const t = useT();
  const label = name === '' ? t('editor.papers.removeUnnamed') : t('editor.papers.remove', { name });
  return (
    <button type="button" className="pick" aria-label={label} title={label} onClick={onRemove}>
      <Icon of={IconX} size={16} />
    </button>
  );
}

/** A key that no item has yet. */
export function freeKey(prefix: string, items: readonly { readonly key: string }[]): string {
  let number = items.length + 1;
  while (items.some((item) => item.key === `${prefix}${number}`)) number += 1;
  return `${prefix}${number}`;
}

export interface HeadColumn {
  readonly label: string;
  readonly width?: number;
}

/** Heads of a table that is written in; the last column takes the buttons. */
export function EditHead({ columns }: { readonly columns: readonly HeadColumn[] }) {
  return (
    <thead>
      <tr>
        {columns.map(({ label, width }) => (
          <th key={label} scope="col" style={width === undefined ? undefined : { width }}>
            {label}
          </th>
        ))}
        <th aria-hidden="true" style={{ width: 36 }} />
      </tr>
    </thead>
  );
}
