import { DataTable } from '@chuan/ui';
import type { Trial, TrialStep } from '../contract.ts';
import { useT } from './translate.ts';
import { type Opened, useStepTime } from './trial-words.ts';

export interface TrialFiguresProps {
  readonly trial: Trial;
  readonly onOpen: (opened: Opened) => void;
}

/** What came of a trial in numbers; each opens its dossiers. */
export function TrialFigures({ trial, onOpen }: TrialFiguresProps) {
  const t = useT();
  const line = (key: 'fits' | 'changed' | 'atOdds' | 'late' | 'lateAtStep', look = '') => (
    <Line title={t(`trial.${key}`)} ids={trial[key]} look={look} onOpen={onOpen} />
  );
  return (
    <>
      <section>
        <h3>{t('trial.flow')}</h3>
        <ul className="trial-sums">
          {line('fits', 'ok')}
          {line('changed')}
          {line('atOdds', 'soon')}
        </ul>
        <p className="small">{t('trial.fittedBefore', { count: trial.fittedBefore, all: trial.tried })}</p>
      </section>
      <section>
        <h3>{t('trial.time')}</h3>
        <ul className="trial-sums">
          {line('late', 'late')}
          {line('lateAtStep', 'soon')}
        </ul>
        <p className="small">{t('trial.lateBefore', { count: trial.lateBefore })}</p>
      </section>
      <section>
        <h3>{t('trial.steps')}</h3>
        <StepFigures trial={trial} onOpen={onOpen} />
      </section>
    </>
  );
}

interface LineProps {
  readonly title: string;
  readonly ids: readonly string[];
  readonly look: string;
  readonly onOpen: (opened: Opened) => void;
}

function Line({ title, ids, look, onOpen }: LineProps) {
  const t = useT();
  const shown = ids.length === 0 ? '' : look;
  return (
    <li>
      <span className="grow">{title}</span>
      {ids.length === 0 ? (
        <b className="num">{t('trial.none')}</b>
      ) : (
        <button
          type="button"
          className={`linklike num ${shown}`.trim()}
          onClick={() => onOpen({ title, ids })}
          aria-label={t('trial.rowsTitle', { title, count: ids.length })}
        >
          {t('trial.all', { count: ids.length })}
        </button>
      )}
    </li>
  );
}

function StepFigures({ trial, onOpen }: TrialFiguresProps) {
  const t = useT();
  const time = useStepTime();
  return (
    <DataTable
      caption={t('trial.steps')}
      rows={trial.steps}
      rowKey={(step) => step.stepId}
      empty={null}
      columns={[
        { key: 'step', label: t('trial.step'), render: (step) => <Name step={step} /> },
        {
          key: 'limit',
          label: t('trial.draftLimit'),
          width: 112,
          render: (step) => <span className="num">{step.isTimed ? time(step.limitMinutes) : t('trial.noTime')}</span>,
        },
        {
          key: 'real',
          label: t('trial.real'),
          width: 122,
          render: (step) =>
            step.medianMinutes === null ? (
              t('trial.noTime')
            ) : (
              <span>
                <span className="num">{time(step.medianMinutes)}</span>
                <small className="block">{t('trial.realNote', { count: step.done })}</small>
              </span>
            ),
        },
        {
          key: 'late',
          label: t('trial.lateColumn'),
          width: 92,
          render: (step) => <Late step={step} onOpen={onOpen} />,
        },
        {
          key: 'differs',
          label: t('trial.differs'),
          width: 118,
          render: (step) => <Differs step={step} onOpen={onOpen} />,
        },
      ]}
    />
  );
}

const calledOf = (step: TrialStep): string => step.code || step.name;

function Name({ step }: { readonly step: TrialStep }) {
  const t = useT();
  return (
    <span>
      {step.code === '' ? null : <b>{step.code} </b>}
      {step.name}
      {step.change === 'kept' ? null : (
        <>
          {' '}
          <span className="badge">{t(step.change === 'added' ? 'trial.added' : 'trial.removed')}</span>
        </>
      )}
    </span>
  );
}

interface StepCellProps {
  readonly step: TrialStep;
  readonly onOpen: (opened: Opened) => void;
}

function Late({ step, onOpen }: StepCellProps) {
  const t = useT();
  const { late, lateBefore, isTimed } = step;
  if (!isTimed) return <>{t('trial.noTime')}</>;
  const title = t('trial.lateOf', { step: calledOf(step) });
  return (
    <span>
      {late.length === 0 ? (
        <span className="num">{t('trial.none')}</span>
      ) : (
        <button
          type="button"
          className="linklike num late"
          onClick={() => onOpen({ title, ids: late })}
          aria-label={t('trial.rowsTitle', { title, count: late.length })}
        >
          {t('trial.all', { count: late.length })}
        </button>
      )}
      {lateBefore === 0 ? null : <small className="block">{t('trial.was', { count: lateBefore })}</small>}
    </span>
  );
}

const kinds = ['lacking', 'repeated', 'misplaced'] as const;

function Differs({ step, onOpen }: StepCellProps) {
  const t = useT();
  const found = kinds.filter((kind) => step[kind].length > 0);
  if (found.length === 0) return <span className="num">{t('trial.none')}</span>;
  return (
    <span>
      {found.map((kind) => {
        const ids = step[kind];
        const title = t(`trial.${kind}Of`, { step: calledOf(step) });
        return (
          <button
            key={kind}
            type="button"
            className="linklike block"
            onClick={() => onOpen({ title, ids })}
            aria-label={t('trial.rowsTitle', { title, count: ids.length })}
          >
            {t(`trial.${kind}`, { count: ids.length })}
          </button>
        );
      })}
    </span>
  );
}
