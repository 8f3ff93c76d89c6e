import { type Call, FailureNote, Form, Icon, useCalling } from '@chuan/ui';
import { NativeSelect, TextInput } from '@mantine/core';
import { IconPlus, IconUserQuestion } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { type OrganisationView, PositionKind, type PositionView, type UnitView } from '../contract.ts';
import { useT } from './translate.ts';

export interface PositionListProps {
  readonly unit: UnitView;
  readonly positions: readonly PositionView[];
  readonly holders: OrganisationView['holders'];
  readonly selectedId: string | undefined;
  readonly onSelect: (id: string) => void;
  readonly canManage: boolean;
  readonly onCreate: Call<{ unitId: string; name: string; shortName: string; kind: PositionKind }>;
}

/** The positions of one unit with who holds them; a new one is typed in at the foot. */
export function PositionList(props: PositionListProps) {
  const { unit, positions, holders, selectedId, onSelect, canManage, onCreate } = props;
  const t = useT();
  return (
    <section aria-label={t('organisation.positionsOf', { unit: unit.name })}>
      <header className="col-head">
        <h2>{unit.name}</h2>
        <p className="small">{t('organisation.positionCount', { count: positions.length })}</p>
      </header>
      {positions.length === 0 ? (
        <p className="teach">{t('organisation.noPositions')}</p>
      ) : (
        <ul className="pos-list">
          {positions.map((position) => {
            const names = holders.filter((one) => one.positionId === position.id).map((one) => one.fullName);
            return (
              <li key={position.id}>
                <button type="button" aria-pressed={position.id === selectedId} onClick={() => onSelect(position.id)}>
                  <span className="grow">
                    <b>{position.name}</b>
                    <small>{t(`positionKind.${position.kind}`)}</small>
                  </span>
                  <Holders names={names} />
                </button>
              </li>
            );
          })}
        </ul>
      )}
      {canManage ? <NewPosition key={unit.id} unitId={unit.id} onCreate={onCreate} /> : null}
    </section>
  );
}

function Holders({ names }: { readonly names: readonly string[] }) {
  const t = useT();
  if (names.length === 0) {
    return (
      <span className="holder none">
        <Icon of={IconUserQuestion} size={16} />
        {t('organisation.nobody')}
      </span>
    );
  }
  return <span className="holder">{names.join(', ')}</span>;
}

type NewPositionProps = { readonly unitId: string } & Pick<PositionListProps, 'onCreate'>;

/** Enter adds and stays, so that a department is typed in without the mouse. */
function NewPosition({ unitId, onCreate }: NewPositionProps) {
  const t = useT();
  const { busy, failure, run } = useCalling();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<PositionKind>('specialist');
  const input = useRef<HTMLInputElement>(null);
  return (
    <Form
      className="add-row"
      onSubmit={async () => {
        if (await run(() => onCreate({ unitId, name, shortName: name.slice(0, 100), kind }))) setName('');
        input.current?.focus();
      }}
    >
      <TextInput
        ref={input}
        className="grow"
        aria-label={t('organisation.newPosition')}
        placeholder={t('organisation.newPositionExample')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        required
      />
      <NativeSelect
        aria-label={t('field.kind')}
        value={kind}
        onChange={(event) => setKind(event.target.value as PositionKind)}
        data={PositionKind.options.map((value) => ({ value, label: t(`positionKind.${value}`) }))}
      />
      <button type="submit" className="btn" disabled={busy}>
        <Icon of={IconPlus} size={16} />
        {t('act.add')}
      </button>
      <FailureNote failure={failure} />
    </Form>
  );
}
