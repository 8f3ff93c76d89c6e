import { useEffect, useRef } from 'react';
import { IconCheck } from '@tabler/icons-react';
import { formatHours } from '../dates.ts';
import { Icon } from '../icon.tsx';
import { useLocale, useUiT } from '../translate.tsx';

export interface StepCell {
  readonly key: string;
  readonly state: 'done' | 'now' | 'next';
  /** Number in the procedure, shown until the step is done. */
  readonly number: string;
  readonly name: string;
  readonly positionName: string;
  /** Only inside the agency; the public sees positions. */
  readonly holderName?: string;
  readonly usedMinutes?: number;
  readonly limitMinutes: number;
  readonly tone?: 'soon' | 'late';
}

/** One step, or several that run side by side. */
export type StepGroup = readonly StepCell[];

export interface StepStripProps {
  readonly groups: readonly StepGroup[];
}

const stateOf = (group: StepGroup): StepCell['state'] =>
  group.some((cell) => cell.state === 'now') ? 'now' : group.every((cell) => cell.state === 'done') ? 'done' : 'next';

/** Room of a cell: the step at work gets the most, and parallel ones share theirs. */
const widthOf = (group: StepGroup): string => {
  if (stateOf(group) === 'now') return group.length > 1 ? `${group.length * 1.55}fr` : '1.8fr';
  return group.length > 1 ? `${group.length * 1.2}fr` : '1fr';
};

/** The steps of the procedure in one line, with who holds each and the time used of its limit. */
export function StepStrip({ groups }: StepStripProps) {
  const t = useUiT();
  const strip = useRef<HTMLDivElement>(null);
  // On a phone the step at work may lie beyond the edge.
  useEffect(() => {
    const now = strip.current?.querySelector<HTMLElement>('[aria-current=step]');
    if (strip.current && now) strip.current.scrollLeft = Math.max(0, now.offsetLeft - strip.current.offsetLeft - 16);
  }, []);
  return (
    // Scrolls sideways on a phone, hence a stop for the keyboard.
    <div className="steps-wrap" tabIndex={0} role="region" aria-label={t('steps.label')} ref={strip}>
      <ol className="steps" style={{ gridTemplateColumns: groups.map(widthOf).join(' ') }}>
        {groups.map((group) => {
          const state = stateOf(group);
          return (
            <li
              key={group.map((cell) => cell.key).join()}
              className={`st ${state}${group.length > 1 ? ' has-par' : ''}`}
              aria-current={state === 'now' ? 'step' : undefined}
            >
              <div className={group.length > 1 ? 'par' : undefined}>
                {group.map((cell) => (
                  <Cell key={cell.key} cell={cell} />
                ))}
              </div>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function Cell({ cell }: { readonly cell: StepCell }) {
  const t = useUiT();
  const locale = useLocale();
  const { state, usedMinutes, limitMinutes } = cell;
  const limit = formatHours(limitMinutes, locale);
  const started = usedMinutes !== undefined && state !== 'next';
  const share = started && limitMinutes > 0 ? Math.min(1, usedMinutes / limitMinutes) : 0;
  return (
    <div>
      <div className="nm">
        <StepNode state={state} number={cell.number} />
        <span title={cell.name}>{cell.name}</span>
      </div>
      <div className="ps" title={cell.positionName}>
        {cell.holderName === undefined ? null : (
          <>
            <b>{cell.holderName}</b>
            <br />
          </>
        )}
        {cell.positionName}
      </div>
      <div className={`tm ${cell.tone ?? ''}`.trim()}>
        {started ? t('steps.usedOf', { used: formatHours(usedMinutes, locale), limit }) : limit}
      </div>
      <div className="bar" aria-hidden="true">
        <i className={cell.tone ?? (state === 'now' ? undefined : 'ok')} style={{ width: `${share * 100}%` }} />
      </div>
    </div>
  );
}

/** Done: green disc with a tick. Now: accent disc with the number. Ahead: outlined. */
export function StepNode({ state, number }: { readonly state: StepCell['state']; readonly number: string }) {
  const t = useUiT();
  return (
    <span className={`node ${state}`}>
      {state === 'done' ? <Icon of={IconCheck} size={14} stroke={3.2} /> : number}
      {state === 'done' ? <span className="vh">{t('steps.done')}</span> : null}
    </span>
  );
}
