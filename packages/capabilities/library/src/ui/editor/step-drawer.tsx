import { Icon, SideDrawer } from '@chuan/ui';
import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { PositionKind, ProcedureStep } from '../../contract.ts';
import { PositionKind as PositionKinds } from '../../contract.ts';
import { isQuestion, lockOn, stepCodesOf } from '../../domain.ts';
import { minutesTyped, useMinutesText } from '../texts.ts';
import { useT } from '../translate.ts';
import { OutcomesEditor } from './outcomes-editor.tsx';
import { PracticeLine } from './practice-line.tsx';
import { useEditor } from './setting.ts';
import { changeStep, moveStep, removeStep, toggleParallel } from './steps.ts';
import { StepLocks } from './step-locks.tsx';

export interface StepDrawerProps {
  readonly stepId: string | undefined;
  readonly onClose: () => void;
}

/** All of a step: what the table has no room for. */
export function StepDrawer({ stepId, onClose }: StepDrawerProps) {
  const t = useT();
  const { content } = useEditor();
  const step = content.steps.find((one) => one.id === stepId);
  const code = step && stepCodesOf(content.steps).get(step.id);
  const title = code === undefined ? t('editor.drawer.titleQuestion') : t('editor.drawer.title', { code });
  return (
    <SideDrawer
      title={title}
      opened={step !== undefined}
      onClose={onClose}
      footer={step ? <Foot step={step} onClose={onClose} /> : null}
    >
      {step ? <StepFields key={step.id} step={step} /> : null}
    </SideDrawer>
  );
}

function Foot({ step, onClose }: { readonly step: ProcedureStep; readonly onClose: () => void }) {
  const t = useT();
  const { isReadOnly, set } = useEditor();
  return (
    <div className="row between">
      {isReadOnly ? null : (
        <span className="row">
          <button type="button" className="btn sm" onClick={() => set(moveStep(step.id, -1))}>
            <Icon of={IconArrowUp} size={16} />
            {t('editor.drawer.up')}
          </button>
          <button type="button" className="btn sm" onClick={() => set(moveStep(step.id, 1))}>
            <Icon of={IconArrowDown} size={16} />
            {t('editor.drawer.down')}
          </button>
          <button
            type="button"
            className="btn sm subtle"
            onClick={() => {
              onClose();
              set(removeStep(step.id));
            }}
          >
            <Icon of={IconTrash} size={16} />
            {t('editor.drawer.remove')}
          </button>
        </span>
      )}
      <button type="button" className="btn primary" onClick={onClose}>
        {t('editor.drawer.close')}
      </button>
    </div>
  );
}

/** Whether a part of the step may not be changed here. */
function useFixed(step: ProcedureStep): (part: string) => boolean {
  const { isReadOnly, locks } = useEditor();
  return (part) => isReadOnly || lockOn(locks, `steps.${step.id}.${part}`) !== undefined;
}

function StepFields({ step }: { readonly step: ProcedureStep }) {
  const t = useT();
  const { content, positions, set } = useEditor();
  const code = stepCodesOf(content.steps).get(step.id);
  const isFixed = useFixed(step);
  const change = (part: Partial<ProcedureStep>) => set(changeStep(step.id, part));
  return (
    <div className="stack drawer-form">
      <Textarea
        label={t('editor.drawer.name')}
        autosize
        minRows={2}
        value={step.name}
        disabled={isFixed('name')}
        onChange={(event) => change({ name: event.target.value.slice(0, 300) })}
      />
      <div className="g2">
        <KindField step={step} disabled={isFixed('kind')} />
        <NativeSelect
          label={t('editor.drawer.positionKind')}
          value={step.positionKind}
          disabled={isFixed('positionKind')}
          onChange={(event) => change({ positionKind: event.target.value as PositionKind })}
          data={PositionKinds.options.map((value) => ({ value, label: t(`editor.positionKinds.${value}`) }))}
        />
      </div>
      <TextInput
        label={t('editor.drawer.lane')}
        value={step.lane}
        disabled={isFixed('lane')}
        onChange={(event) => change({ lane: event.target.value.slice(0, 120) })}
      />
      {positions && !isQuestion(step) ? <PositionField step={step} isFixed={isFixed} /> : null}
      {isQuestion(step) ? null : <TimeFields step={step} isFixed={isFixed} />}
      {code === undefined ? null : <PracticeLine stepId={step.id} code={code} />}
      {step.kind === 'consult' ? (
        <NativeSelect
          label={t('editor.drawer.silence')}
          value={step.silence ?? 'agreed'}
          disabled={isFixed('silence')}
          onChange={(event) => change({ silence: event.target.value as 'agreed' | 'overdue' })}
          data={(['agreed', 'overdue'] as const).map((value) => ({
            value,
            label: t(`editor.drawer.silences.${value}`),
          }))}
        />
      ) : null}
      <ParallelFields step={step} isFixed={isFixed} />
      {step.kind === 'task' || step.kind === 'decision' ? (
        <OutcomesEditor step={step} isFixed={isFixed('outcomes')} />
      ) : null}
      {isQuestion(step) ? null : <ResultFields step={step} isFixed={isFixed} />}
      <StepLocks step={step} />
    </div>
  );
}

interface PartProps {
  readonly step: ProcedureStep;
  readonly isFixed: (part: string) => boolean;
}

function KindField({ step, disabled }: { readonly step: ProcedureStep; readonly disabled: boolean }) {
  const t = useT();
  const { set } = useEditor();
  const become = (kind: ProcedureStep['kind']) => {
    const { outcomes: _, silence: __, ...rest } = step;
    const plain = { ...rest, kind, outcomes: undefined, silence: undefined } as Partial<ProcedureStep>;
    if (kind === 'consult') return set(changeStep(step.id, { ...plain, silence: 'agreed' }));
    if (kind === 'timer') return set(changeStep(step.id, plain));
    return set(changeStep(step.id, { kind, silence: undefined }));
  };
  return (
    <NativeSelect
      label={t('editor.drawer.kind')}
      value={step.kind}
      disabled={disabled}
      onChange={(event) => become(event.target.value as ProcedureStep['kind'])}
      data={(['task', 'decision', 'consult', 'timer'] as const).map((value) => ({
        value,
        label: t(`editor.drawer.kinds.${value}`),
      }))}
    />
  );
}

function PositionField({ step, isFixed }: PartProps) {
  const t = useT();
  const { positions = [], set } = useEditor();
  const change = (part: Partial<ProcedureStep>) => set(changeStep(step.id, part));
  return (
    <NativeSelect
      label={t('editor.drawer.position')}
      value={step.positionId ?? ''}
      disabled={isFixed('positionId')}
      onChange={(event) => change({ positionId: event.target.value || undefined })}
      data={[
        { value: '', label: t('editor.table.choosePosition') },
        ...positions.map(({ id, name, unitName }) => ({ value: id, label: `${name} – ${unitName}` })),
      ]}
    />
  );
}

/** Whether the step runs beside the one above, and in which branch. */
function ParallelFields({ step, isFixed }: PartProps) {
  const t = useT();
  const { content, set } = useEditor();
  const change = (part: Partial<ProcedureStep>) => set(changeStep(step.id, part));
  const isFirst = content.steps[0]?.id === step.id;
  return (
    <>
      <Checkbox
        label={t('editor.drawer.parallel')}
        checked={step.parallelWithPrevious === true}
        disabled={isFirst || isFixed('parallelWithPrevious')}
        onChange={() => set(toggleParallel(step.id))}
      />
      {step.parallelWithPrevious || content.steps[content.steps.indexOf(step) + 1]?.parallelWithPrevious ? (
        <TextInput
          label={t('editor.drawer.branch')}
          description={t('editor.drawer.branchHint')}
          value={step.branch ?? ''}
          maxLength={1}
          disabled={isFixed('branch')}
          onChange={(event) => change({ branch: /^[a-z]$/.test(event.target.value) ? event.target.value : undefined })}
        />
      ) : null}
    </>
  );
}

function TimeFields({ step, isFixed }: PartProps) {
  const t = useT();
  const { set } = useEditor();
  return (
    <div className="g2">
      <MinutesField
        label={t('editor.drawer.limit')}
        minutes={step.limitMinutes}
        disabled={isFixed('limitMinutes')}
        onChange={(minutes) => set(changeStep(step.id, { limitMinutes: minutes ?? 0 }))}
      />
      <MinutesField
        label={t('editor.drawer.norm')}
        hint={t('editor.drawer.normHint')}
        minutes={step.normMinutes}
        disabled={isFixed('normMinutes')}
        onChange={(normMinutes) => set(changeStep(step.id, { normMinutes }))}
      />
    </div>
  );
}

interface MinutesFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly minutes: number | undefined;
  readonly disabled: boolean;
  readonly onChange: (minutes: number | undefined) => void;
}

function MinutesField({ label, hint, minutes, disabled, onChange }: MinutesFieldProps) {
  const t = useT();
  const show = useMinutesText();
  const [typed, setTyped] = useState<string>();
  useEffect(() => setTyped(undefined), [minutes]);
  const settle = () => {
    if (typed === undefined) return;
    const read = typed.trim() === '' ? undefined : minutesTyped(typed);
    setTyped(undefined);
    if (read !== null && read !== minutes) onChange(read);
  };
  return (
    <TextInput
      label={label}
      description={hint ?? t('editor.table.timeHint')}
      value={typed ?? (minutes === undefined ? '' : show(minutes))}
      disabled={disabled}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={settle}
    />
  );
}

/** What comes out of the step, what is ticked off and what helps to do it. */
function ResultFields({ step, isFixed }: PartProps) {
  const t = useT();
  const { content, set } = useEditor();
  const change = (part: Partial<ProcedureStep>) => set(changeStep(step.id, part));
  return (
    <>
      <Textarea
        label={t('editor.drawer.output')}
        autosize
        value={step.output}
        disabled={isFixed('output')}
        onChange={(event) => change({ output: event.target.value.slice(0, 300) })}
      />
      {content.forms.length === 0 ? null : (
        <fieldset className="ticks" disabled={isFixed('formCodes')}>
          <legend className="label">{t('editor.drawer.formCodes')}</legend>
          {content.forms.map((form) => (
            <Checkbox
              key={form.code}
              label={`${form.code} – ${form.name}`}
              checked={step.formCodes.includes(form.code)}
              onChange={(event) =>
                change({
                  formCodes: event.target.checked
                    ? [...step.formCodes, form.code]
                    : step.formCodes.filter((code) => code !== form.code),
                })
              }
            />
          ))}
        </fieldset>
      )}
      <LinesField
        label={t('editor.drawer.checklist')}
        hint={t('editor.drawer.checklistHint')}
        lines={step.checklist}
        disabled={isFixed('checklist')}
        onChange={(checklist) => change({ checklist: checklist.slice(0, 20) })}
      />
      <Textarea
        label={t('editor.drawer.guidance')}
        autosize
        minRows={2}
        value={step.guidance}
        disabled={isFixed('guidance')}
        onChange={(event) => change({ guidance: event.target.value.slice(0, 2_000) })}
      />
    </>
  );
}

export interface LinesFieldProps {
  readonly label: string;
  /** The label stands above as a heading already. */
  readonly isHeaded?: boolean;
  readonly hint: string;
  readonly lines: readonly string[];
  readonly disabled: boolean;
  readonly onChange: (lines: string[]) => void;
}

/** A list written one thing a line; empty lines are left out once the writer goes on. */
export function LinesField({ label, isHeaded = false, hint, lines, disabled, onChange }: LinesFieldProps) {
  const [typed, setTyped] = useState<string>();
  return (
    <Textarea
      {...(isHeaded ? { 'aria-label': label } : { label })}
      description={hint}
      autosize
      minRows={2}
      value={typed ?? lines.join('\n')}
      disabled={disabled}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(
          event.target.value.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim().slice(0, 300)])),
        );
      }}
      onBlur={() => setTyped(undefined)}
    />
  );
}
