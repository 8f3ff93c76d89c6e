import type { TrackView } from '@chuan/dossiers/contract';
import { civilDateOf } from '@chuan/kernel';
import { Icon } from '@chuan/ui';
import { formatCivilDate, formatTime } from '@chuan/ui/language';
import { IconChevronRight } from '@tabler/icons-react';
import { type DossierProps, useReader } from './dossier-parts.tsx';
import type { Reader } from './tracking.ts';

type EventKey = Parameters<Reader['t']>[0];
const toldEvents: readonly string[] = [
  'submitted',
  'received',
  'intake_refused',
  'step_completed',
  'opinion_given',
  'supplement_requested',
  'supplement_received',
  'extended',
  'suspended',
  'resumed',
  'result_ready',
  'delivery_changed',
  'delivered',
  'withdrawn',
  'stopped',
];

function actorText(event: TrackView['events'][number], t: Reader['t']): string {
  if (event.actorKind === 'person') return event.actorPosition;
  return t(`tracking.by.${event.actorKind}` as 'tracking.by.citizen');
}

/** What was recorded of the dossier, in order: when, what, by which position. */
export function DossierLog({ view, base }: DossierProps) {
  const { t } = useReader();
  const events = view.events.filter((event) => toldEvents.includes(event.kind));
  return (
    <section aria-labelledby="log">
      <h2 id="log" className="vh">
        {t('tracking.log')}
      </h2>
      <details>
        <summary>
          <Icon of={IconChevronRight} size={20} />
          {t('tracking.log')}
        </summary>
        <ol className="log">
          {events.map((event) => (
            <li key={event.seq}>
              <time dateTime={new Date(event.at).toISOString()}>
                {formatTime(event.at)} {formatCivilDate(civilDateOf(event.at))}
              </time>
              <span>
                {t(`tracking.event.${event.kind}` as EventKey, { step: event.stepName } as never)}
                <small>{actorText(event, t)}</small>
              </span>
            </li>
          ))}
        </ol>
        <p className="hint lead">{t('tracking.logHint')}</p>
        <p className="lead">
          <a href={`${base}/log`}>{t('tracking.logProof')}</a>
        </p>
      </details>
    </section>
  );
}
