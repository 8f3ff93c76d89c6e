import { IconArrowLeft, IconHome, IconRefresh } from '@tabler/icons-react';
import type { Icon as TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import { Link } from './routing.tsx';
import { useUiT } from './translate.tsx';

export type ProblemKind =
  | 'notFound'
  | 'denied'
  | 'signedOut'
  | 'broken'
  | 'unavailable'
  | 'offline'
  | 'tooLarge'
  | 'foreignOrigin'
  | 'unusable';

/** What an HTTP status means to the person who meets it. */
export function problemOf(status: number): ProblemKind {
  if (status === 401) return 'signedOut';
  if (status === 403) return 'denied';
  if (status === 404) return 'notFound';
  if (status === 413) return 'tooLarge';
  if (status === 429 || status === 503) return 'unavailable';
  return status < 500 ? 'unusable' : 'broken';
}

export interface ErrorStateProps {
  readonly kind: ProblemKind;
  readonly homeHref: string;
  readonly retryHref?: string;
  readonly signInHref?: string;
  /** Told to support; every answer carries one. */
  readonly requestId?: string;
}

/** A whole page that failed: what happened, what is safe, what to do now. */
export function ErrorState({ kind, homeHref, retryHref, signInHref, requestId }: ErrorStateProps) {
  const t = useUiT();
  const retryable = kind === 'broken' || kind === 'unavailable' || kind === 'offline';
  return (
    <section className="problem" aria-labelledby="problem-title">
      <h1 id="problem-title">{t(`problem.${kind}.title`)}</h1>
      <p>{t(`problem.${kind}.text`)}</p>
      <p>{t(`problem.${kind}.next`)}</p>
      <p className="row wrap problem-acts">
        {kind === 'signedOut' && signInHref !== undefined ? (
          <a className="btn primary" href={signInHref}>
            {t('shell.signIn')}
          </a>
        ) : null}
        {retryable && retryHref !== undefined ? (
          <a className="btn primary" href={retryHref}>
            <Icon of={IconRefresh} size={16} />
            {t('problem.retry')}
          </a>
        ) : null}
        <a className="btn" href={homeHref}>
          <Icon of={retryable ? IconArrowLeft : IconHome} size={16} />
          {t('problem.goHome')}
        </a>
      </p>
      {requestId === undefined ? null : <p className="small num">{t('problem.requestId', { id: requestId })}</p>}
    </section>
  );
}

export interface EmptyHint {
  readonly icon: TablerIcon;
  readonly href: string;
  readonly title: string;
  readonly note?: string;
}

export interface EmptyStateProps {
  readonly title: string;
  /** Teaches: how things come to be here. */
  readonly text: ReactNode;
  /** What could be done instead, the likeliest first. */
  readonly hints?: readonly EmptyHint[];
  readonly footer?: ReactNode;
}

/** An empty list that explains itself and offers the next thing to do. */
export function EmptyState({ title, text, hints = [], footer }: EmptyStateProps) {
  return (
    <section className="empty">
      <h2>{title}</h2>
      <p>{text}</p>
      {hints.length === 0 ? null : (
        <ul>
          {hints.map((hint) => (
            <li key={hint.href + hint.title}>
              <Icon of={hint.icon} />
              <span>
                <Link href={hint.href}>{hint.title}</Link>
                {hint.note === undefined ? null : <small>{hint.note}</small>}
              </span>
            </li>
          ))}
        </ul>
      )}
      {footer === undefined ? null : <p className="small">{footer}</p>}
    </section>
  );
}
