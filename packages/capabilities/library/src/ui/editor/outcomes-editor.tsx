import { Icon } from '@chuan/ui';
import { NativeSelect, TextInput } from '@mantine/core';
import type { Condition, RowOutcome, RowTarget } from '@chuan/workflow';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { DataField, ProcedureStep } from '../../contract.ts';
import { stepCodesOf } from '../../domain.ts';
import { useT } from '../translate.ts';
import { useEditor } from './setting.ts';
import { changeStep } from './steps.ts';

const ends = ['granted', 'refused', 'withdrawn', 'stopped'] as const;
const operators = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte'] as const;
const most = 8;

const valueOfTarget = (to: RowTarget): string =>
  to === 'next' ? 'next' : 'end' in to ? `end:${to.end}` : `row:${to.row}`;

function targetOf(value: string): RowTarget {
  const [kind, rest = ''] = value.split(':');
  if (kind === 'end') return { end: rest as (typeof ends)[number] };
  return kind === 'row' ? { row: rest } : 'next';
}

export interface OutcomesEditorProps {
  readonly step: ProcedureStep;
  readonly isFixed: boolean;
}

/** Where a step can lead, and by whose choice: the person's, or the dossier's data. */
export function OutcomesEditor({ step, isFixed }: OutcomesEditorProps) {
  const t = useT();
  const { set } = useEditor();
  const outcomes = step.outcomes ?? [];
  const put = (next: RowOutcome[]) => set(changeStep(step.id, { outcomes: next.length > 0 ? next : undefined }));
  return (
    <fieldset className="outcomes" disabled={isFixed}>
      <legend className="label">{t('editor.drawer.outcomes')}</legend>
      <p className="hint">{t('editor.drawer.outcomesHint')}</p>
      {outcomes.map((outcome, at) => (
        <OutcomeRow
          key={at}
          step={step}
          outcome={outcome}
          onChange={(next) => put(outcomes.with(at, next))}
          onRemove={() => put(outcomes.toSpliced(at, 1))}
        />
      ))}
      {outcomes.length >= most ? null : (
        <button
          type="button"
          className="btn sm"
          onClick={() => put([...outcomes, { label: `${outcomes.length + 1}`, to: 'next' }])}
        >
          <Icon of={IconPlus} size={16} />
          {t('editor.drawer.addOutcome')}
        </button>
      )}
    </fieldset>
  );
}

interface OutcomeRowProps {
  readonly step: ProcedureStep;
  readonly outcome: RowOutcome;
  readonly onChange: (outcome: RowOutcome) => void;
  readonly onRemove: () => void;
}

function OutcomeRow({ step, outcome, onChange, onRemove }: OutcomeRowProps) {
  const t = useT();
  const { content } = useEditor();
  const codes = stepCodesOf(content.steps);
  const rows = content.steps.filter((one) => one.id !== step.id);
  return (
    <div className="outcome">
      <TextInput
        aria-label={t('editor.drawer.outcomeLabel')}
        placeholder={t('editor.drawer.outcomeLabel')}
        value={outcome.label}
        error={outcome.label === ''}
        onChange={(event) => onChange({ ...outcome, label: event.target.value.slice(0, 60) || ' ' })}
      />
      <NativeSelect
        aria-label={t('editor.drawer.outcomeTo')}
        value={valueOfTarget(outcome.to)}
        onChange={(event) => onChange({ ...outcome, to: targetOf(event.target.value) })}
        data={[
          { value: 'next', label: t('editor.drawer.next') },
          ...rows.map((row) => ({
            value: `row:${row.id}`,
            label: `${codes.get(row.id) ?? t('editor.table.question')} ${row.name.slice(0, 40)}`,
          })),
          ...ends.map((end) => ({ value: `end:${end}`, label: t(`editor.ends.${end}`) })),
        ]}
      />
      <button
        type="button"
        className="pick"
        aria-label={t('editor.drawer.removeOutcome', { label: outcome.label })}
        onClick={onRemove}
      >
        <Icon of={IconX} size={16} />
      </button>
      {step.kind === 'decision' && content.dataFields.length > 0 ? (
        <ConditionField outcome={outcome} onChange={onChange} />
      ) : null}
    </div>
  );
}

function ConditionField({ outcome, onChange }: Pick<OutcomeRowProps, 'outcome' | 'onChange'>) {
  const t = useT();
  const { content } = useEditor();
  const { condition, ...rest } = outcome;
  const field = content.dataFields.find((one) => one.key === condition?.field);
  const set = (change: Partial<Condition>) => {
    const first = content.dataFields[0]!.key;
    onChange({ ...rest, condition: { field: first, operator: 'eq', value: '', ...condition, ...change } });
  };
  return (
    <div className="condition">
      <NativeSelect
        aria-label={t('editor.drawer.condition')}
        value={condition?.field ?? ''}
        onChange={(event) =>
          event.target.value === '' ? onChange(rest) : set({ field: event.target.value, value: '' })
        }
        data={[
          { value: '', label: t('editor.drawer.otherwise') },
          ...content.dataFields.map((one) => ({ value: one.key, label: one.label })),
        ]}
      />
      {condition ? (
        <>
          <NativeSelect
            aria-label={t('editor.drawer.condition')}
            value={condition.operator}
            onChange={(event) => set({ operator: event.target.value as Condition['operator'] })}
            data={operators.map((value) => ({ value, label: t(`editor.drawer.operator.${value}`) }))}
          />
          <ConditionValue field={field} value={condition.value} onChange={(value) => set({ value })} />
        </>
      ) : null}
    </div>
  );
}

interface ConditionValueProps {
  readonly field: DataField | undefined;
  readonly value: Condition['value'];
  readonly onChange: (value: Condition['value']) => void;
}

function ConditionValue({ field, value, onChange }: ConditionValueProps) {
  const t = useT();
  const shown = String(value);
  if (field?.kind === 'boolean') {
    return (
      <NativeSelect
        aria-label={t('editor.drawer.value')}
        value={shown}
        onChange={(event) => onChange(event.target.value === 'true')}
        data={[
          { value: 'true', label: t('comparison.yes') },
          { value: 'false', label: t('comparison.no') },
        ]}
      />
    );
  }
  if (field?.kind === 'choice') {
    return (
      <NativeSelect
        aria-label={t('editor.drawer.value')}
        value={shown}
        onChange={(event) => onChange(event.target.value)}
        data={['', ...field.choices]}
      />
    );
  }
  return (
    <TextInput
      aria-label={t('editor.drawer.value')}
      type={field?.kind === 'number' ? 'number' : 'text'}
      value={shown}
      onChange={(event) => onChange(field?.kind === 'number' ? Number(event.target.value) : event.target.value)}
    />
  );
}
