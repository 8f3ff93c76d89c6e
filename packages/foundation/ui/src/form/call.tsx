import { IconAlertCircle } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { Icon } from '../icon.tsx';
import { type AppError, useErrorText } from '../translate.tsx';

/** A change asked of the server: nothing when it was done, else why not. */
export type Call<Input> = (input: Input) => Promise<AppError | undefined>;

export interface Calling {
  readonly busy: boolean;
  readonly failure: AppError | undefined;
  /** Runs a change; what was typed stays when it fails. True when it was done. */
  readonly run: (change: () => Promise<AppError | undefined>) => Promise<boolean>;
  readonly forget: () => void;
}

/** One change at a time, and what became of it. */
export function useCalling(): Calling {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<AppError>();
  const run = useCallback(async (change: () => Promise<AppError | undefined>) => {
    setBusy(true);
    setFailure(undefined);
    const problem = await change();
    setBusy(false);
    setFailure(problem);
    return problem === undefined;
  }, []);
  const forget = useCallback(() => setFailure(undefined), []);
  return { busy, failure, run, forget };
}

/** Why a change was not made, beside what asked for it. */
export function FailureNote({ failure }: { readonly failure: AppError | undefined }) {
  const textOf = useErrorText();
  return (
    <div role="alert">
      {failure === undefined ? null : (
        <p className="alert late">
          <Icon of={IconAlertCircle} />
          <span>{textOf(failure)}</span>
        </p>
      )}
    </div>
  );
}
