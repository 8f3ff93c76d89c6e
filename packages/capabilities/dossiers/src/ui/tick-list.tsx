import { CheckMark, type AppError } from '@chuan/ui';
import { type ReactNode, useState } from 'react';

export interface Tick {
  readonly text: string;
  readonly isDone: boolean;
  /** Stands below the text, outside the label: links may be in it. */
  readonly below?: ReactNode;
}

export interface TickListProps {
  readonly ticks: readonly Tick[];
  readonly label: string;
  /** Absent where the list is only looked at. Gets the indices that are done. */
  readonly onChange?: (done: readonly number[]) => Promise<AppError | undefined> | void;
}

/** Things a step asks for; a tick shows at once and falls back when it could not be kept. */
export function TickList({ ticks, label, onChange }: TickListProps) {
  const [wanted, setWanted] = useState<ReadonlyMap<number, boolean>>(new Map());
  const isDone = (index: number) => wanted.get(index) ?? ticks[index]?.isDone ?? false;
  const toggle = async (index: number) => {
    const next = new Map(wanted).set(index, !isDone(index));
    setWanted(next);
    const done = ticks.flatMap((tick, at) => ((next.get(at) ?? tick.isDone) ? [at] : []));
    await onChange?.(done);
    setWanted(new Map());
  };
  return (
    <ul className="need tick-list" aria-label={label}>
      {ticks.map((tick, index) => (
        <li key={tick.text}>
          {onChange === undefined ? (
            <>
              <CheckMark done={tick.isDone} />
              <span>{tick.text}</span>
            </>
          ) : (
            <label>
              <input type="checkbox" checked={isDone(index)} onChange={() => void toggle(index)} />
              <span className={isDone(index) ? '' : 'open'}>{tick.text}</span>
            </label>
          )}
          {tick.below === undefined ? null : <div className="tick-below">{tick.below}</div>}
        </li>
      ))}
    </ul>
  );
}
