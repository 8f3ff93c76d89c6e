import { formatLedgerTime, Icon, Kbd, toastDone } from '@chuan/ui';
import { IconArrowsSplit2, IconMessageQuestion, IconPlus } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useEffect, useRef } from 'react';
import type { ProcedureStep } from '../../contract.ts';
import { isQuestion, stepCodesOf } from '../../domain.ts';
import { useLimitText, useMinutesText } from '../texts.ts';
import { useT } from '../translate.ts';
import { PathLock, TextCell, TimeCell } from './cells.tsx';
import { PracticeMark } from './practice-line.tsx';
import { PositionLine } from './position-line.tsx';
import { useEditor, useShownLock } from './setting.ts';
import {
  changeStep,
  codeRange,
  insertStep,
  moveStep,
  type NewStepKind,
  newStep,
  removeStep,
  toggleParallel,
} from './steps.ts';

export interface StepsTableProps {
  readonly selectedId: string | undefined;
  readonly onSelect: (id: string) => void;
  readonly onOpen: (id: string) => void;
}

/** The familiar table of section 5.8, written in place; every row stands level with its node of the diagram. */
export function StepsTable({ selectedId, onSelect, onOpen }: StepsTableProps) {
  const t = useT();
  const { content, isReadOnly, set } = useEditor();
  const body = useRef<HTMLTableSectionElement>(null);
  const wanted = useRef<string>();
  const codes = stepCodesOf(content.steps);

  useEffect(() => {
    if (wanted.current === undefined) return;
    const row = body.current?.querySelector(`[data-step="${wanted.current}"]`);
    wanted.current = undefined;
    focusRow(row);
  }, [content.steps]);

  const { add, remove } = useRowActs((id) => (wanted.current = id));
  const onKeyDown = (event: KeyboardEvent, step: ProcedureStep) => {
    if (isReadOnly || event.nativeEvent.isComposing) return;
    const act = keyAct(event, step, { add, remove, onOpen, set, want: (id) => (wanted.current = id) });
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <div className="table-scroll" role="region" aria-label={t('editor.table.caption')} tabIndex={0}>
      <table className="steps-table">
        <caption className="vh">{t('editor.table.caption')}</caption>
        <TableHead />
        <tbody ref={body}>
          {content.steps.map((step) => (
            <StepRow
              key={step.id}
              step={step}
              code={codes.get(step.id)}
              isSelected={step.id === selectedId}
              onFocus={() => onSelect(step.id)}
              onKeyDown={(event) => onKeyDown(event, step)}
              onOpen={() => onOpen(step.id)}
            />
          ))}
        </tbody>
        {content.steps.length > 0 ? <TableFoot /> : null}
      </table>
      {content.steps.length === 0 ? <p className="teach">{t('editor.table.empty')}</p> : null}
      {isReadOnly ? null : (
        <TableActions
          onAdd={(kind) => add(kind, content.steps.find((one) => one.id === selectedId) ?? content.steps.at(-1))}
        />
      )}
    </div>
  );
}

/** The row's name, or its number where the name is locked. */
export function focusRow(row: Element | null | undefined): void {
  const field = row?.querySelector<HTMLElement>('textarea') ?? row?.querySelector<HTMLElement>('button');
  field?.focus({ preventScroll: true });
}

/** Adds a row and takes one away, which can be undone; `want` says where the focus goes then. */
function useRowActs(want: (id: string | undefined) => void) {
  const t = useT();
  const { content, set } = useEditor();
  const codes = stepCodesOf(content.steps);
  const add = (kind: NewStepKind, after: ProcedureStep | undefined) => {
    const step = newStep(content, kind, after);
    want(step.id);
    set(insertStep(step, after?.id));
  };
  const remove = (step: ProcedureStep) => {
    const before = content.steps;
    const at = before.findIndex((one) => one.id === step.id);
    want(before[at + 1]?.id ?? before[at - 1]?.id);
    set(removeStep(step.id));
    toastDone(t('editor.table.removed', { code: codes.get(step.id) ?? t('editor.table.question') }), {
      label: t('editor.table.undo'),
      onUndo: () => set((now) => ({ ...now, steps: before })),
    });
  };
  return { add, remove };
}

function TableHead() {
  const t = useT();
  return (
    <>
      <colgroup>
        <col style={{ width: 48 }} />
        <col />
        <col style={{ width: 160 }} />
        <col style={{ width: 130 }} />
        <col style={{ width: 168 }} />
      </colgroup>
      <thead>
        <tr>
          {(['step', 'name', 'lane', 'time', 'output'] as const).map((key) => (
            <th key={key} scope="col">
              {t(`editor.table.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
    </>
  );
}

interface Acts {
  readonly add: (kind: NewStepKind, after: ProcedureStep) => void;
  readonly remove: (step: ProcedureStep) => void;
  readonly onOpen: (id: string) => void;
  readonly set: ReturnType<typeof useEditor>['set'];
  readonly want: (id: string) => void;
}

/** Enter adds a row, Alt with arrows moves it, Alt Delete takes it away, Alt S ties it, Alt Enter opens it. */
function keyAct(event: KeyboardEvent, step: ProcedureStep, acts: Acts): (() => void) | undefined {
  const isButton = event.target instanceof HTMLButtonElement;
  if (event.key === 'Enter' && event.altKey) return () => acts.onOpen(step.id);
  if (event.key === 'Enter' && !event.shiftKey && !event.ctrlKey && !isButton) return () => acts.add('task', step);
  if (!event.altKey) return undefined;
  const turn = { ArrowUp: -1, ArrowDown: 1 }[event.key] as -1 | 1 | undefined;
  if (turn !== undefined) {
    return () => {
      acts.want(step.id);
      acts.set(moveStep(step.id, turn));
    };
  }
  if (event.key === 'Delete' || event.key === 'Backspace') return () => acts.remove(step);
  return event.code === 'KeyS' ? () => acts.set(toggleParallel(step.id)) : undefined;
}

interface StepRowProps {
  readonly step: ProcedureStep;
  readonly code: string | undefined;
  readonly isSelected: boolean;
  readonly onFocus: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onOpen: () => void;
}

function StepRow({ step, code, isSelected, onFocus, onKeyDown, onOpen }: StepRowProps) {
  const t = useT();
  const { isReadOnly, set } = useEditor();
  const path = (part: string) => `steps.${step.id}.${part}`;
  const called = code ?? t('editor.table.question');
  const change = (part: Partial<ProcedureStep>) => set(changeStep(step.id, part));
  const question = isQuestion(step);
  const className = [isSelected ? 'sel' : '', question ? 'br' : ''].filter(Boolean).join(' ') || undefined;
  return (
    <tr className={className} data-step={step.id} onFocus={onFocus} onKeyDown={onKeyDown}>
      <td>
        <button
          type="button"
          className="b step-no"
          onClick={onOpen}
          aria-label={t('editor.table.openOf', { code: called })}
        >
          {code ?? <Icon of={step.kind === 'consult' ? IconMessageQuestion : IconArrowsSplit2} size={16} />}
        </button>
      </td>
      <Cell path={path('name')} label={t('editor.table.nameOf', { code: called })}>
        <TextCell
          path={path('name')}
          label={t('editor.table.nameOf', { code: called })}
          value={step.name}
          isReadOnly={isReadOnly}
          onChange={(name) => change({ name: name.slice(0, 300) })}
        />
      </Cell>
      <Cell path={path('lane')} label={t('editor.table.laneOf', { code: called })}>
        <LaneCell step={step} code={called} isSelected={isSelected} />
      </Cell>
      <Cell path={path('limitMinutes')} label={t('editor.table.timeOf', { code: called })} className="h">
        {question ? t('editor.table.noTime') : <StepTime step={step} code={called} />}
      </Cell>
      <Cell path={path('output')} label={t('editor.table.outputOf', { code: called })}>
        {step.kind === 'decision' ? <Ways step={step} /> : <Output step={step} code={called} />}
      </Cell>
    </tr>
  );
}

interface CellFrame {
  readonly path: string;
  readonly label: string;
  readonly className?: string;
  readonly children: React.ReactNode;
}

function Cell({ path, label, className = '', children }: CellFrame) {
  const isLocked = useShownLock(path) !== undefined;
  return (
    <td className={`${isLocked ? 'k ' : ''}${className}`.trim() || undefined}>
      {children}
      <PathLock path={path} label={label} />
    </td>
  );
}

interface LaneCellProps {
  readonly step: ProcedureStep;
  readonly code: string;
  readonly isSelected: boolean;
}

function LaneCell({ step, code, isSelected }: LaneCellProps) {
  const t = useT();
  const { content, isReadOnly, positions, set } = useEditor();
  const lanes = [...new Set(content.steps.map((one) => one.lane).filter(Boolean))];
  const listId = `lanes-${step.id}`;
  const held = positions?.find((position) => position.id === step.positionId);
  const isFine = held !== undefined && held.holders > 0 && held.emptyFrom === null;
  /** The position has a line of its own while it is being written, and as long as something is wrong with it. */
  const isPlaced = positions !== undefined && !isQuestion(step) && (!isFine || (isSelected && !isReadOnly));
  return (
    <>
      <TextCell
        path={`steps.${step.id}.lane`}
        label={t('editor.table.laneOf', { code })}
        value={step.lane}
        isReadOnly={isReadOnly}
        multiline={false}
        isShort={isPlaced}
        suggestions={listId}
        onChange={(lane) => {
          const known = content.steps.find((one) => one.lane === lane && one.id !== step.id);
          const same = known ? { positionKind: known.positionKind, positionId: known.positionId } : {};
          set(changeStep(step.id, { lane: lane.slice(0, 120), ...same }));
        }}
      />
      <datalist id={listId}>
        {lanes.map((lane) => (
          <option key={lane} value={lane} />
        ))}
      </datalist>
      {isPlaced ? <PositionLine step={step} code={code} /> : null}
    </>
  );
}

function StepTime({ step, code }: { readonly step: ProcedureStep; readonly code: string }) {
  const t = useT();
  const show = useMinutesText();
  const { isReadOnly, problems, set } = useEditor();
  const over = problems.find((one) => one.code === 'time.over_limit' && one.stepId === step.id);
  const overMinutes = over?.params['overMinutes'];
  const isParallel = step.parallelWithPrevious === true;
  return (
    <>
      <TimeCell
        path={`steps.${step.id}.limitMinutes`}
        label={t('editor.table.timeOf', { code })}
        minutes={step.limitMinutes}
        isReadOnly={isReadOnly}
        isWrong={over !== undefined}
        onChange={(limitMinutes) => set(changeStep(step.id, { limitMinutes }))}
      />
      {typeof overMinutes === 'number' ? (
        <span className="e">{t('editor.table.over', { time: show(overMinutes) })}</span>
      ) : isParallel ? (
        <small>{t('editor.table.parallel')}</small>
      ) : step.normMinutes === undefined ? null : (
        <small>{t('editor.table.norm', { time: formatLedgerTime(step.normMinutes) })}</small>
      )}
      <PracticeMark stepId={step.id} code={code} />
    </>
  );
}

function Output({ step, code }: { readonly step: ProcedureStep; readonly code: string }) {
  const t = useT();
  const { isReadOnly, set } = useEditor();
  const ways = useWays(step);
  const choices = step.outcomes?.length ?? 0;
  const forms = step.formCodes.join(', ');
  const below = [forms, choices > 0 ? t('editor.table.choices', { count: choices }) : ''].filter(Boolean).join(' · ');
  return (
    <>
      <TextCell
        path={`steps.${step.id}.output`}
        label={t('editor.table.outputOf', { code })}
        value={step.output}
        isReadOnly={isReadOnly}
        isShort={below !== ''}
        onChange={(output) => set(changeStep(step.id, { output: output.slice(0, 300) }))}
      />
      {below === '' ? null : (
        <small className="one-line" title={[forms, ways].filter(Boolean).join(' · ')}>
          {below}
        </small>
      )}
    </>
  );
}

/** Where each choice leads, in words. */
function useWays(step: ProcedureStep): string {
  const t = useT();
  const { content } = useEditor();
  const codes = stepCodesOf(content.steps);
  const text = (step.outcomes ?? []).map(({ label, to }) => {
    if (to === 'next') return t('editor.table.toNext', { label });
    if ('end' in to) return t('editor.table.toEnd', { label, end: t(`editor.ends.${to.end}`) });
    return t('editor.table.to', { label, step: codes.get(to.row) ?? t('editor.table.question') });
  });
  return text.join('. ');
}

function Ways({ step }: { readonly step: ProcedureStep }) {
  const words = useWays(step);
  return (
    <small className="clamp ways" title={words}>
      {words}
    </small>
  );
}

function TableFoot() {
  const t = useT();
  const show = useMinutesText();
  const limitText = useLimitText();
  const { content, time } = useEditor();
  const codes = stepCodesOf(content.steps);
  const critical = (time?.criticalIds ?? []).flatMap((id) => codes.get(id) ?? []);
  const isOver = time !== null && time.minutes > time.limitMinutes;
  const limit = limitText(content.legalLimit);
  return (
    <tfoot>
      <tr>
        <td colSpan={3}>{t('editor.table.critical', { steps: codeRange(critical) })}</td>
        <td className={isOver ? 'h bad' : 'h'}>{time ? show(time.minutes) : t('editor.table.noTime')}</td>
        <Cell path="legalLimit" label={t('editor.general.limit')}>
          {content.legalLimit.unit === 'working_hours' || time === null
            ? t('editor.table.law', { limit })
            : t('editor.table.lawWithHours', { limit, hours: show(time.limitMinutes) })}
        </Cell>
      </tr>
    </tfoot>
  );
}

function TableActions({ onAdd }: { readonly onAdd: (kind: NewStepKind) => void }) {
  const t = useT();
  return (
    <div className="table-acts">
      <button type="button" className="btn sm" onClick={() => onAdd('task')}>
        <Icon of={IconPlus} size={16} />
        {t('editor.table.addStep')}
      </button>
      <button type="button" className="btn sm subtle" onClick={() => onAdd('question')}>
        <Icon of={IconArrowsSplit2} size={16} />
        {t('editor.table.addQuestion')}
      </button>
      <button type="button" className="btn sm subtle" onClick={() => onAdd('consult')}>
        <Icon of={IconMessageQuestion} size={16} />
        {t('editor.table.addConsult')}
      </button>
      <p className="keys-line">
        <Kbd>Enter</Kbd> {t('editor.table.keys.enter')} <Kbd>Alt ↑↓</Kbd> {t('editor.table.keys.move')} <Kbd>Alt S</Kbd>{' '}
        {t('editor.table.keys.parallel')} <Kbd>Alt Enter</Kbd> {t('editor.table.keys.details')} <Kbd>Alt Del</Kbd>{' '}
        {t('editor.table.keys.remove')}
      </p>
    </div>
  );
}
