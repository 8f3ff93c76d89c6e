import { type Instant, civilDateOf } from '@chuan/kernel';
import type { Icon as TablerIcon } from '@tabler/icons-react';
import { IconFile, IconFileTypePdf, IconFiles, IconPhoto, IconReceipt, IconWritingSign } from '@tabler/icons-react';
import { formatDayHeading, formatTime, relativeDay } from '../dates.ts';
import { Icon } from '../icon.tsx';
import { useLocale } from '../translate.tsx';

export type DocumentKind = 'file' | 'pdf' | 'photo' | 'signed' | 'receipt' | 'files';

export const documentIcons: Readonly<Record<DocumentKind, TablerIcon>> = {
  file: IconFile,
  pdf: IconFileTypePdf,
  photo: IconPhoto,
  signed: IconWritingSign,
  receipt: IconReceipt,
  files: IconFiles,
};

export interface DocumentLink {
  readonly href: string;
  readonly label: string;
  readonly kind: DocumentKind;
}

/** Papers as small labels that open. */
export function DocumentLinks({ documents }: { readonly documents: readonly DocumentLink[] }) {
  if (documents.length === 0) return null;
  return (
    <div className="docs">
      {documents.map((document) => (
        <a key={document.href} className="doc" href={document.href}>
          <Icon of={documentIcons[document.kind]} size={16} />
          {document.label}
        </a>
      ))}
    </div>
  );
}

export interface TimelineEvent {
  readonly id: string;
  readonly at: Instant;
  readonly icon: TablerIcon;
  /** What it did to the clock: stopped it, stretched it, started it again. */
  readonly tone?: 'hold' | 'soon' | 'late' | 'ok';
  readonly title: string;
  readonly text?: string;
  /** Name and position of who did it. */
  readonly by?: string;
  /** Its effect on the clock, in words. */
  readonly effect?: string;
  readonly documents?: readonly DocumentLink[];
}

export interface TimelineProps {
  /** Newest first. */
  readonly events: readonly TimelineEvent[];
  readonly now: Instant;
}

function byDay(events: readonly TimelineEvent[]): [string, TimelineEvent[]][] {
  const days = new Map<string, TimelineEvent[]>();
  for (const event of events) {
    const day = civilDateOf(event.at);
    const list = days.get(day);
    if (list === undefined) days.set(day, [event]);
    else list.push(event);
  }
  return [...days];
}

/** Who did what and when, with the papers and the effect on the clock; one heading a civil day. */
export function Timeline({ events, now }: TimelineProps) {
  const locale = useLocale();
  const today = civilDateOf(now);
  return (
    <>
      {byDay(events).map(([day, ofDay]) => {
        const near = relativeDay(day, today, locale);
        return (
          <section key={day}>
            <h2 className="day">
              {formatDayHeading(day, locale)}
              {near === undefined ? null : ` – ${near}`}
            </h2>
            {ofDay.map((event) => (
              <EventRow key={event.id} event={event} />
            ))}
          </section>
        );
      })}
    </>
  );
}

function EventRow({ event }: { readonly event: TimelineEvent }) {
  return (
    <article className={`ev ${event.tone ?? ''}`.trim()}>
      <time dateTime={new Date(event.at).toISOString()}>{formatTime(event.at)}</time>
      <span className="dot">
        <Icon of={event.icon} size={14} />
      </span>
      <div>
        <h3>{event.title}</h3>
        {event.text === undefined ? null : <p>{event.text}</p>}
        {event.by === undefined ? null : <p className="by">{event.by}</p>}
        {event.effect === undefined ? null : <p className="eff">{event.effect}</p>}
        <DocumentLinks documents={event.documents ?? []} />
      </div>
    </article>
  );
}
