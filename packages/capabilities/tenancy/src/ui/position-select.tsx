import { NativeSelect } from '@mantine/core';
import type { PositionView } from '../contract.ts';
import { useT } from './translate.ts';

export interface PositionSelectProps {
  readonly positions: readonly PositionView[];
  readonly value: string;
  readonly onChange: (positionId: string) => void;
  readonly required?: boolean;
}

/** A position, found under its unit. */
export function PositionSelect({ positions, value, onChange, required }: PositionSelectProps) {
  const t = useT();
  const byUnit = Map.groupBy(positions, (position) => position.unitName);
  return (
    <NativeSelect
      className="grow"
      label={t('organisation.position')}
      value={value}
      required={required}
      onChange={(event) => onChange(event.target.value)}
      data={[
        { value: '', label: t('people.choosePosition') },
        ...[...byUnit].map(([group, items]) => ({
          group,
          items: items.map((position) => ({ value: position.id, label: position.name })),
        })),
      ]}
    />
  );
}
