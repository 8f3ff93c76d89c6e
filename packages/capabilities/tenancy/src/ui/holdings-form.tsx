import { DateField, FailureNote, Form, formatCivilDate, Icon, toastDone, useCalling } from '@chuan/ui';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Holding, HoldingView, PersonWithPositions, PositionView } from '../contract.ts';
import type { PersonCalls } from './person-calls.ts';
import { PositionSelect } from './position-select.tsx';
import { useT } from './translate.ts';

export interface HoldingsFormProps extends Pick<PersonCalls, 'onSetPositions'> {
  readonly person: PersonWithPositions;
  readonly positions: readonly PositionView[];
  readonly today: string;
  readonly canManage: boolean;
}

interface Line extends Holding {
  /** It has begun already: its first day is a fact. */
  readonly isKnown: boolean;
}

const plain = ({ positionId, fromOn, toOn }: Holding): Holding => ({ positionId, fromOn, toOn });
const isPast = (held: Holding, today: string) => held.toOn !== null && held.toOn < today;

/** What a person holds and will hold, changed line by line and saved as one. */
export function HoldingsForm({ person, positions, today, canManage, onSetPositions }: HoldingsFormProps) {
  const t = useT();
  const { busy, failure, run } = useCalling();
  const past = person.positions.filter((held) => isPast(held, today));
  const start = person.positions
    .filter((held) => !isPast(held, today))
    .map((held) => ({ ...plain(held), isKnown: true }));
  const [lines, setLines] = useState<readonly Line[]>(start);
  const isDirty = JSON.stringify(lines) !== JSON.stringify(start);
  const setLine = (index: number, change: Partial<Line>) =>
    setLines(lines.map((line, at) => (at === index ? { ...line, ...change } : line)));
  return (
    <Form
      className="drawer-part stack"
      onSubmit={async () => {
        const next = [...past, ...lines].map(plain);
        const isDone = await run(() =>
          onSetPositions({ personId: person.id, positions: next, version: person.version }),
        );
        if (isDone) toastDone(t('people.positionsSaved'));
      }}
    >
      <h3>{t('people.positions')}</h3>
      {lines.length === 0 ? <p className="teach">{t('people.noPositionTeach')}</p> : null}
      {lines.map((line, index) => (
        <HoldingLine
          key={index}
          line={line}
          positions={positions}
          known={person.positions}
          canManage={canManage}
          canDrop={!line.isKnown || line.fromOn >= today}
          onChange={(change) => setLine(index, change)}
          onDrop={() => setLines(lines.filter((_, at) => at !== index))}
        />
      ))}
      <FailureNote failure={failure} />
      {canManage ? (
        <LineActs
          onAdd={() => setLines([...lines, { positionId: '', fromOn: today, toOn: null, isKnown: false }])}
          isDirty={isDirty}
          isReady={!busy}
        />
      ) : null}
      <Past held={past} />
    </Form>
  );
}

interface LineActsProps {
  readonly onAdd: () => void;
  readonly isDirty: boolean;
  readonly isReady: boolean;
}

function LineActs({ onAdd, isDirty, isReady }: LineActsProps) {
  const t = useT();
  return (
    <div className="row wrap">
      <button type="button" className="btn sm" onClick={onAdd}>
        <Icon of={IconPlus} size={16} />
        {t('people.addPosition')}
      </button>
      {isDirty ? (
        <button type="submit" className="btn primary sm" disabled={!isReady}>
          {t('people.savePositions')}
        </button>
      ) : null}
    </div>
  );
}

interface HoldingLineProps {
  readonly line: Line;
  readonly positions: readonly PositionView[];
  readonly known: readonly HoldingView[];
  readonly canManage: boolean;
  readonly canDrop: boolean;
  readonly onChange: (change: Partial<Line>) => void;
  readonly onDrop: () => void;
}

function HoldingLine({ line, positions, known, canManage, canDrop, onChange, onDrop }: HoldingLineProps) {
  const t = useT();
  const held = known.find((one) => one.positionId === line.positionId);
  return (
    <div className="hold-line">
      {line.isKnown ? (
        <p className="grow">
          <b>{held?.positionName}</b>
          <small>
            {held?.unitName} · {t('organisation.heldFrom', { from: formatCivilDate(line.fromOn) })}
          </small>
        </p>
      ) : (
        <div className="grow row wrap end-row">
          <PositionSelect
            positions={positions}
            value={line.positionId}
            onChange={(positionId) => onChange({ positionId })}
            required
          />
          <DateField
            className="day-field"
            label={t('field.firstDay')}
            value={line.fromOn}
            onChange={(fromOn) => onChange({ fromOn })}
            required
          />
        </div>
      )}
      {canManage ? (
        <DateField
          className="day-field"
          label={t('field.lastDay')}
          min={line.fromOn}
          placeholder={t('people.noEnd')}
          value={line.toOn ?? ''}
          onChange={(toOn) => onChange({ toOn: toOn === '' ? null : toOn })}
        />
      ) : null}
      {canManage && canDrop ? (
        <button type="button" className="btn subtle sm end" onClick={onDrop} aria-label={t('people.dropPosition')}>
          <Icon of={IconX} size={16} />
        </button>
      ) : null}
    </div>
  );
}

function Past({ held }: { readonly held: readonly HoldingView[] }) {
  const t = useT();
  if (held.length === 0) return null;
  return (
    <details className="past">
      <summary>{t('people.past', { count: held.length })}</summary>
      <ul>
        {held.map((one) => (
          <li key={one.positionId + one.fromOn}>
            {one.positionName}{' '}
            <small className="inline">
              {t('organisation.heldBetween', {
                from: formatCivilDate(one.fromOn),
                to: formatCivilDate(one.toOn ?? ''),
              })}
            </small>
          </li>
        ))}
      </ul>
    </details>
  );
}
