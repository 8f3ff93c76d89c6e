import { type Call, DateField, FailureNote, Form, formatCivilDate, Icon, useCalling } from '@chuan/ui';
import { NativeSelect, TextInput } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { type Holding, type PersonWithPositions, PositionKind, type PositionView, type UnitView } from '../contract.ts';
import { CloseForm } from './close-form.tsx';
import { useT } from './translate.ts';

export interface PositionCalls {
  readonly onChange: Call<{
    id: string;
    unitId: string;
    name: string;
    shortName: string;
    kind: PositionKind;
    version: number;
  }>;
  readonly onClose: Call<{ id: string; validTo: string; version: number }>;
  readonly onSetPositions: Call<{ personId: string; positions: Holding[]; version: number }>;
}

export interface PositionPanelProps extends PositionCalls {
  readonly position: PositionView;
  readonly units: readonly UnitView[];
  readonly people: readonly PersonWithPositions[];
  readonly today: string;
  readonly canManage: boolean;
}

/** One position: what it is called, who holds it from when to when, and its end. */
export function PositionPanel({ position, units, people, today, canManage, ...calls }: PositionPanelProps) {
  const t = useT();
  return (
    <section aria-label={position.name}>
      <h2>{t('organisation.position')}</h2>
      {canManage ? <ChangeForm position={position} units={units} onChange={calls.onChange} /> : <p>{position.name}</p>}
      <HolderList {...{ position, people, today, canManage }} onSetPositions={calls.onSetPositions} />
      {canManage ? (
        <CloseForm
          label={t('organisation.closePosition')}
          hint={t('organisation.closePositionHint')}
          from={position.validFrom}
          today={today}
          onClose={(validTo) => calls.onClose({ id: position.id, validTo, version: position.version })}
        />
      ) : null}
    </section>
  );
}

function ChangeForm({ position, units, onChange }: Pick<PositionPanelProps, 'position' | 'units' | 'onChange'>) {
  const t = useT();
  const { busy, failure, run } = useCalling();
  const { id, version, name, shortName, kind, unitId } = position;
  const [fields, setFields] = useState({ name, shortName, kind, unitId });
  const isDirty = JSON.stringify(fields) !== JSON.stringify({ name, shortName, kind, unitId });
  const set = (change: Partial<typeof fields>) => setFields({ ...fields, ...change });
  return (
    <Form
      className="stack fields"
      onSubmit={() => {
        void run(() => onChange({ id, version, ...fields }));
      }}
    >
      <TextInput
        label={t('field.name')}
        value={fields.name}
        onChange={(event) => set({ name: event.target.value })}
        required
      />
      <TextInput
        label={t('field.shortName')}
        value={fields.shortName}
        onChange={(event) => set({ shortName: event.target.value })}
        required
      />
      <NativeSelect
        label={t('field.kind')}
        value={fields.kind}
        onChange={(event) => set({ kind: event.target.value as PositionKind })}
        data={PositionKind.options.map((value) => ({ value, label: t(`positionKind.${value}`) }))}
      />
      <NativeSelect
        label={t('organisation.within')}
        value={fields.unitId}
        onChange={(event) => set({ unitId: event.target.value })}
        data={units.map((unit) => ({ value: unit.id, label: unit.name }))}
      />
      <FailureNote failure={failure} />
      <button type="submit" className={isDirty ? 'btn primary' : 'btn'} disabled={busy || !isDirty}>
        {t('act.save')}
      </button>
    </Form>
  );
}

type HolderListProps = Pick<PositionPanelProps, 'position' | 'people' | 'today' | 'canManage' | 'onSetPositions'>;

const heldOf = ({ positionId, fromOn, toOn }: Holding): Holding => ({ positionId, fromOn, toOn });

function HolderList({ position, people, today, canManage, onSetPositions }: HolderListProps) {
  const t = useT();
  const { busy, failure, run } = useCalling();
  const rows = people.flatMap((person) =>
    person.positions
      .filter((held) => held.positionId === position.id && (held.toOn === null || held.toOn >= today))
      .map((held) => ({ person, held })),
  );
  const end = (person: PersonWithPositions, fromOn: string) => {
    const positions = person.positions.map(heldOf).flatMap((held) => {
      if (held.positionId !== position.id || held.fromOn !== fromOn) return [held];
      return held.fromOn > today ? [] : [{ ...held, toOn: today }];
    });
    return run(() => onSetPositions({ personId: person.id, positions, version: person.version }));
  };
  return (
    <div className="holders">
      <h3>{t('organisation.holders')}</h3>
      {rows.length === 0 ? <p className="teach">{t('organisation.nobodyHolds')}</p> : null}
      <ul>
        {rows.map(({ person, held }) => (
          <li key={person.id + held.fromOn}>
            <span className="grow">
              <b>{person.fullName}</b>
              <small>
                {held.toOn === null
                  ? t('organisation.heldFrom', { from: formatCivilDate(held.fromOn) })
                  : t('organisation.heldBetween', {
                      from: formatCivilDate(held.fromOn),
                      to: formatCivilDate(held.toOn),
                    })}
              </small>
            </span>
            {canManage && held.toOn === null ? (
              <button
                type="button"
                className="btn subtle sm"
                disabled={busy}
                onClick={() => end(person, held.fromOn)}
                aria-label={t('organisation.endHoldingOf', { person: person.fullName })}
              >
                {t('organisation.endHolding')}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      <FailureNote failure={failure} />
      {canManage ? <Assign {...{ position, people, today, onSetPositions }} /> : null}
    </div>
  );
}

function Assign({ position, people, today, onSetPositions }: Omit<HolderListProps, 'canManage'>) {
  const t = useT();
  const { busy, failure, run } = useCalling();
  const [personId, setPersonId] = useState('');
  const [fromOn, setFromOn] = useState(today > position.validFrom ? today : position.validFrom);
  const holds = (person: PersonWithPositions) =>
    person.positions.some((held) => held.positionId === position.id && (held.toOn ?? today) >= today);
  const choices = people.filter((person) => person.status === 'active' && !holds(person));
  const person = choices.find((one) => one.id === personId);
  return (
    <Form
      className="stack assign"
      onSubmit={async () => {
        if (!person) return;
        const positions = [...person.positions.map(heldOf), { positionId: position.id, fromOn, toOn: null }];
        if (await run(() => onSetPositions({ personId, positions, version: person.version }))) setPersonId('');
      }}
    >
      <NativeSelect
        label={t('organisation.assign')}
        value={personId}
        onChange={(event) => setPersonId(event.target.value)}
        data={[
          { value: '', label: t('organisation.choosePerson') },
          ...choices.map((one) => ({ value: one.id, label: one.fullName })),
        ]}
      />
      {person ? (
        <div className="row">
          <DateField
            className="grow"
            label={t('field.firstDay')}
            min={position.validFrom}
            value={fromOn}
            onChange={setFromOn}
            required
          />
          <button type="submit" className="btn primary end" disabled={busy}>
            <Icon of={IconUserPlus} size={16} />
            {t('organisation.assignAct')}
          </button>
        </div>
      ) : null}
      <FailureNote failure={failure} />
    </Form>
  );
}
