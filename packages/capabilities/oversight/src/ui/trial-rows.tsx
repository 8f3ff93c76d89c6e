import { Link } from '@chuan/ui';
import type { Trial } from '../contract.ts';
import { useT } from './translate.ts';

export interface TrialRowsProps {
  readonly trial: Trial;
  readonly ids: readonly string[];
  /** The reader may open dossiers. */
  readonly canOpen: boolean;
}

/** The dossiers behind a figure of a trial, with where each differs and where it would be late. */
export function TrialRows({ trial, ids, canOpen }: TrialRowsProps) {
  const t = useT();
  const wanted = new Set(ids);
  const names = new Map(trial.steps.map((step) => [step.stepId, step.code || step.name]));
  const namesOf = (steps: readonly string[]) => steps.map((id) => names.get(id) ?? id).join(', ');
  return (
    <ul className="trial-rows">
      {trial.rows
        .filter((row) => wanted.has(row.id))
        .map(({ id, code, differs, lateAt }) => (
          <li key={id}>
            {canOpen ? (
              <Link href={`/w/dossiers/${id}`} className="code">
                {code}
              </Link>
            ) : (
              <span className="code">{code}</span>
            )}
            <small>
              {[
                differs.length > 0 ? t('trial.differsAt', { steps: namesOf(differs) }) : '',
                lateAt.length > 0 ? t('trial.lateAt', { steps: namesOf(lateAt) }) : '',
              ]
                .filter(Boolean)
                .join(' · ')}
            </small>
          </li>
        ))}
    </ul>
  );
}
