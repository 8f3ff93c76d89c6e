import './tenancy.css';
import {
  type Call,
  DateField,
  FailureNote,
  Form,
  formatDayNear,
  Icon,
  PageHead,
  useCalling,
  useLocale,
  useUrlFilters,
} from '@chuan/ui';
import { TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { CreateUnitInput, OrganisationView, PersonWithPositions } from '../contract.ts';
import { type PositionCalls, PositionPanel } from './position-panel.tsx';
import { PositionList, type PositionListProps } from './position-list.tsx';
import { TakeAlong } from './take-along.tsx';
import { useT } from './translate.ts';
import { type UnitCalls, UnitPanel } from './unit-panel.tsx';
import { UnitTree } from './unit-tree.tsx';

export interface OrganisationCalls {
  readonly unit: UnitCalls & { readonly onCreate: Call<CreateUnitInput> };
  readonly position: PositionCalls & Pick<PositionListProps, 'onCreate'>;
}

export interface OrganisationScreenProps extends OrganisationCalls {
  readonly organisation: OrganisationView;
  readonly people: readonly PersonWithPositions[];
  readonly today: string;
  /** Nothing is changed on a day that is not today. */
  readonly canManage: boolean;
}

/** Units at the left, the positions of one of them in the middle, one thing to work on at the right. */
export function OrganisationScreen(props: OrganisationScreenProps) {
  const { organisation, people, today, unit: unitCalls, position: positionCalls } = props;
  const { units, positions, holders } = organisation;
  const [chosenUnit, setUnitId] = useState<string>();
  const [positionId, setPositionId] = useState<string>();
  const unit = units.find((one) => one.id === chosenUnit) ?? units.find((one) => one.parentId === null) ?? units[0];
  const canManage = props.canManage && organisation.on === today;
  const selected = positions.find((one) => one.id === positionId && one.unitId === unit?.id);
  if (!unit) return null;
  const select = (id: string) => {
    setUnitId(id);
    setPositionId(undefined);
  };
  return (
    <>
      <Head organisation={organisation} today={today} />
      <div className="org">
        <div className="org-units">
          <UnitTree
            units={units}
            selectedId={unit.id}
            onSelect={select}
            positionsIn={(id) => positions.filter((one) => one.unitId === id).length}
          />
          {canManage ? <NewUnit key={unit.id} parent={unit} onCreate={unitCalls.onCreate} /> : null}
        </div>
        <div className="org-positions">
          <PositionList
            unit={unit}
            positions={positions.filter((one) => one.unitId === unit.id)}
            holders={holders}
            selectedId={selected?.id}
            onSelect={setPositionId}
            canManage={canManage}
            onCreate={positionCalls.onCreate}
          />
        </div>
        <div className="org-panel">
          {selected ? (
            <PositionPanel
              key={`${selected.id}:${selected.version}`}
              {...{ position: selected, units, people, today, canManage, ...positionCalls }}
            />
          ) : (
            <UnitPanel key={`${unit.id}:${unit.version}`} {...{ unit, units, today, canManage, ...unitCalls }} />
          )}
        </div>
      </div>
    </>
  );
}

function Head({ organisation, today }: Pick<OrganisationScreenProps, 'organisation' | 'today'>) {
  const t = useT();
  const locale = useLocale();
  const { set } = useUrlFilters();
  const { on, units, positions, holders } = organisation;
  const empty = positions.filter((position) => !holders.some((one) => one.positionId === position.id)).length;
  return (
    <PageHead
      title={t('organisation.title')}
      note={
        <span className="meta">
          <span>{t('organisation.counts', { units: units.length, positions: positions.length })}</span>
          {empty > 0 ? <span className="badge soon">{t('organisation.emptyCount', { count: empty })}</span> : null}
          <span>{formatDayNear(on, today, locale)}</span>
        </span>
      }
      actions={
        <>
          <TakeAlong of="organisation" />
          <div className="head-date">
            <DateField
              label={t('organisation.viewOn')}
              value={on}
              onChange={(day) => set({ on: day === today ? undefined : day })}
            />
          </div>
        </>
      }
    />
  );
}

interface NewUnitProps {
  readonly parent: { readonly id: string; readonly name: string };
  readonly onCreate: Call<CreateUnitInput>;
}

function NewUnit({ parent, onCreate }: NewUnitProps) {
  const t = useT();
  const { busy, failure, run } = useCalling();
  const [name, setName] = useState('');
  const input = useRef<HTMLInputElement>(null);
  return (
    <Form
      className="add-row"
      onSubmit={async () => {
        const isDone = await run(() => onCreate({ parentId: parent.id, name, shortName: name.slice(0, 100) }));
        if (isDone) setName('');
        input.current?.focus();
      }}
    >
      <TextInput
        ref={input}
        className="grow"
        label={t('organisation.newUnit', { parent: parent.name })}
        placeholder={t('organisation.newUnitExample')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        required
      />
      <button type="submit" className="btn end" disabled={busy} aria-label={t('act.add')}>
        <Icon of={IconPlus} size={16} />
      </button>
      <FailureNote failure={failure} />
    </Form>
  );
}
