import { type Call, ConfirmDialog, FailureNote, Form, useCalling } from '@chuan/ui';
import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { UnitView } from '../contract.ts';
import { CloseForm } from './close-form.tsx';
import { useT } from './translate.ts';
import { unitsWithin } from './tree.ts';

export interface UnitCalls {
  readonly onRename: Call<{ id: string; name: string; shortName: string; version: number }>;
  readonly onMove: Call<{ id: string; parentId: string; version: number }>;
  readonly onClose: Call<{ id: string; validTo: string; version: number }>;
}

export interface UnitPanelProps extends UnitCalls {
  readonly unit: UnitView;
  readonly units: readonly UnitView[];
  readonly today: string;
  readonly canManage: boolean;
}

/** Name, place and end of one unit. The root is the agency itself: it only shows. */
export function UnitPanel({ unit, units, today, canManage, ...calls }: UnitPanelProps) {
  const t = useT();
  const isRoot = unit.parentId === null;
  return (
    <section aria-label={unit.name}>
      <h2>{t(isRoot ? 'organisation.agency' : 'organisation.unit')}</h2>
      {canManage ? <RenameForm unit={unit} onRename={calls.onRename} /> : <p>{unit.name}</p>}
      {isRoot ? <p className="hint">{t('organisation.rootHint')}</p> : null}
      {canManage && !isRoot ? (
        <>
          <MoveForm unit={unit} units={units} onMove={calls.onMove} />
          <CloseForm
            label={t('organisation.closeUnit')}
            hint={t('organisation.closeUnitHint')}
            from={unit.validFrom}
            today={today}
            onClose={(validTo) => calls.onClose({ id: unit.id, validTo, version: unit.version })}
          />
        </>
      ) : null}
    </section>
  );
}

function RenameForm({ unit, onRename }: { readonly unit: UnitView; readonly onRename: UnitCalls['onRename'] }) {
  const t = useT();
  const { busy, failure, run } = useCalling();
  const [name, setName] = useState(unit.name);
  const [shortName, setShortName] = useState(unit.shortName);
  const isDirty = name !== unit.name || shortName !== unit.shortName;
  return (
    <Form
      className="stack fields"
      onSubmit={() => {
        void run(() => onRename({ id: unit.id, name, shortName, version: unit.version }));
      }}
    >
      <TextInput label={t('field.name')} value={name} onChange={(event) => setName(event.target.value)} required />
      <TextInput
        label={t('field.shortName')}
        description={t('field.shortNameHint')}
        value={shortName}
        onChange={(event) => setShortName(event.target.value)}
        required
      />
      <FailureNote failure={failure} />
      <button type="submit" className={isDirty ? 'btn primary' : 'btn'} disabled={busy || !isDirty}>
        {t('act.save')}
      </button>
    </Form>
  );
}

type MoveProps = Pick<UnitPanelProps, 'unit' | 'units' | 'onMove'>;

function MoveForm({ unit, units, onMove }: MoveProps) {
  const t = useT();
  const { busy, failure, run, forget } = useCalling();
  const [target, setTarget] = useState<string>();
  const within = unitsWithin(units, unit.id);
  const places = units.filter((one) => !within.has(one.id));
  const parent = units.find((one) => one.id === target);
  return (
    <div className="fields">
      <NativeSelect
        label={t('organisation.within')}
        value={unit.parentId ?? ''}
        onChange={(event) => setTarget(event.target.value)}
        data={places.map((one) => ({ value: one.id, label: one.name }))}
      />
      <ConfirmDialog
        opened={parent !== undefined && parent.id !== unit.parentId}
        onClose={() => {
          setTarget(undefined);
          forget();
        }}
        title={t('organisation.moveTitle', { unit: unit.name, parent: parent?.name ?? '' })}
        confirmLabel={t('organisation.move')}
        busy={busy}
        onConfirm={async () => {
          const isDone = await run(() => onMove({ id: unit.id, parentId: target ?? '', version: unit.version }));
          if (isDone) setTarget(undefined);
        }}
      >
        <p>{t('organisation.moveText')}</p>
        <FailureNote failure={failure} />
      </ConfirmDialog>
    </div>
  );
}
