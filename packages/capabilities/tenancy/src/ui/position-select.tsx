import { NativeSelect } from '@mantine/core';
import type { PositionView } from '../contract.ts';
import { useT } from './translate.ts';

export interface PositionSelectProps {
  readonly positions: readonly PositionView[];
  readonly value: string;
  readonly onChange: (positionId: string) => void;
}

/** A position, found under its unit. */
export function PositionSelect({ positions, value, onChange }: PositionSelectProps) {
  const t = useT();
  const byUnit = Map.groupBy(positions, (position) => position.unitName);
  return (
    <NativeSelect
      className="grow"
      label={t('organisation.position')}
      value={value}
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
