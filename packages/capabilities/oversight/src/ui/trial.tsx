import { type AppError, EmptyState, FailureNote, formatCivilDate, Icon, Link, SideDrawer } from '@chuan/ui';
import { IconArrowLeft, IconPlayerPlay } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { type Practice, registerHref, type Trial } from '../contract.ts';
import { useT } from './translate.ts';
import { TrialFigures } from './trial-figures.tsx';
import { TrialRows } from './trial-rows.tsx';
import { type Opened, useWindowText } from './trial-words.ts';

export type TrialAnswer =
  | { readonly ok: true; readonly value: Trial }
  | { readonly ok: false; readonly refusal: AppError };

export interface TrialButtonProps {
  readonly practice: Practice;
  /** The saved state of what is being written. */
  readonly version: number;
  /** Saves what waits, since what is saved is what is tried. */
  readonly flush: () => Promise<boolean>;
  readonly onTry: () => Promise<TrialAnswer>;
  /** The reader may open dossiers. */
  readonly canOpen: boolean;
}

type Stage = 'closed' | 'saving' | 'running' | 'unsaved' | 'done';

/** Tries what is being written on the dossiers that were done of late, in a drawer beside it. */
export function TrialButton(props: TrialButtonProps) {
  const { practice, version, flush, onTry } = props;
  const t = useT();
  const window = useWindowText();
  const [stage, setStage] = useState<Stage>('closed');
  const [answer, setAnswer] = useState<TrialAnswer>();
  const run = async () => {
    setStage('saving');
    if (!(await flush())) return setStage('unsaved');
    setStage('running');
    setAnswer(await onTry());
    setStage('done');
  };
  const name = window(practice.window);
  return (
    <>
      <button type="button" className="btn" onClick={() => void run()}>
        <Icon of={IconPlayerPlay} size={16} />
        {t('trial.button', { window: name })}
      </button>
      <SideDrawer
        title={t('trial.title', { window: name })}
        opened={stage !== 'closed'}
        onClose={() => setStage('closed')}
      >
        <Waiting stage={stage} count={practice.dossiers.count} />
        {stage === 'done' && answer !== undefined ? (
          answer.ok ? (
            <Result
              trial={answer.value}
              isStale={answer.value.version !== version}
              canOpen={props.canOpen}
              onAgain={() => void run()}
            />
          ) : (
            <FailureNote failure={answer.refusal} />
          )
        ) : null}
      </SideDrawer>
    </>
  );
}

/** What is being done, told to readers of the screen too. */
function Waiting({ stage, count }: { readonly stage: Stage; readonly count: number }) {
  const t = useT();
  const isBusy = stage === 'saving' || stage === 'running';
  const text =
    stage === 'saving'
      ? t('trial.saving')
      : stage === 'running'
        ? t('trial.running', { count })
        : stage === 'unsaved'
          ? t('trial.unsaved')
          : '';
  return (
    <div role="status" className={isBusy ? 'trial-wait' : undefined}>
      {text === '' ? null : <p className={isBusy ? undefined : 'alert soon'}>{text}</p>}
      {isBusy ? <progress aria-label={text} /> : null}
    </div>
  );
}

interface ResultProps {
  readonly trial: Trial;
  readonly isStale: boolean;
  readonly canOpen: boolean;
  readonly onAgain: () => void;
}

function Result({ trial, isStale, canOpen, onAgain }: ResultProps) {
  const t = useT();
  const window = useWindowText();
  const [opened, setOpened] = useState<Opened>();
  const head = useRef<HTMLHeadingElement>(null);
  /** The figure that was opened, to come back to. */
  const from = useRef<HTMLElement | null>(null);
  useEffect(() => {
    if (opened) head.current?.focus();
    else from.current?.focus();
  }, [opened]);
  if (trial.tried === 0) {
    const title = t('trial.emptyTitle');
    return <EmptyState title={title} text={t('trial.emptyText', { window: window(trial.window) })} />;
  }
  return (
    <div className="trial">
      {opened ? (
        <>
          <button type="button" className="btn sm subtle" onClick={() => setOpened(undefined)}>
            <Icon of={IconArrowLeft} size={16} />
            {t('trial.back')}
          </button>
          <h3 ref={head} tabIndex={-1}>
            {t('trial.rowsTitle', { title: opened.title, count: opened.ids.length })}
          </h3>
          <TrialRows trial={trial} ids={opened.ids} canOpen={canOpen} />
        </>
      ) : null}
      <div hidden={opened !== undefined}>
        {isStale ? (
          <p className="alert soon">
            <span>{t('trial.stale')}</span>{' '}
            <button type="button" className="linklike" onClick={onAgain}>
              {t('trial.again')}
            </button>
          </p>
        ) : null}
        <Lead trial={trial} canOpen={canOpen} />
        <TrialFigures
          trial={trial}
          onOpen={(next) => {
            from.current = document.activeElement as HTMLElement | null;
            setOpened(next);
          }}
        />
        <p className="small">{t('trial.note')}</p>
      </div>
    </div>
  );
}

/** Which dossiers these are. */
function Lead({ trial, canOpen }: Pick<ResultProps, 'trial' | 'canOpen'>) {
  const t = useT();
  const windowText = useWindowText();
  const { window, dossiers, tried } = trial;
  const days = { from: formatCivilDate(window.from), to: formatCivilDate(window.to) };
  const count = t('trial.all', { count: dossiers.count });
  return (
    <p className="trial-lead">
      {window.kind === 'quarter' ? t('trial.lead', { window: windowText(window), ...days }) : t('trial.leadDays', days)}{' '}
      {canOpen ? <Link href={registerHref(dossiers.rows)}>{count}</Link> : count}
      {tried < dossiers.count ? ` ${t('trial.some', { tried })}` : null}
    </p>
  );
}
