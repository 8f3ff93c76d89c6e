import type { Instant } from '@chuan/kernel';
import {
  type Call,
  EmptyState,
  FailureNote,
  Form,
  formatDateTime,
  formatPromise,
  Link,
  PageHead,
  TabLinks,
  toastDone,
  useCalling,
  useDraft,
  useLocale,
} from '@chuan/ui';
import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { AnswerInput, ComplaintView, RatingSummary } from '../contract.ts';
import './feedback.css';
import { Ratings } from './ratings.tsx';
import { useT } from './translate.ts';

type Answer = Call<(typeof AnswerInput)['_output']>;

export interface FeedbackScreenProps {
  readonly complaints: readonly ComplaintView[];
  readonly ratings: RatingSummary;
  readonly view: 'complaints' | 'ratings';
  readonly now: Instant;
  readonly canAnswer: boolean;
  readonly onAnswer: Answer;
}

/** What applicants say: complaints with their limits, and how they rate each step. */
export function FeedbackScreen({ complaints, ratings, view, now, canAnswer, onAnswer }: FeedbackScreenProps) {
  const t = useT();
  const open = complaints.filter((complaint) => complaint.status === 'open').length;
  return (
    <>
      <PageHead title={t('ui.title')} note={t('ui.count', { open, all: complaints.length })} />
      <div className="feedback-tabs">
        <TabLinks
          label={t('ui.title')}
          tabs={[
            { href: '/w/feedback', label: t('ui.complaints'), active: view === 'complaints' },
            { href: '/w/feedback?view=ratings', label: t('ui.ratings'), active: view === 'ratings' },
          ]}
        />
      </div>
      {view === 'ratings' ? (
        <Ratings ratings={ratings} />
      ) : (
        <Complaints complaints={complaints} now={now} canAnswer={canAnswer} onAnswer={onAnswer} />
      )}
    </>
  );
}

type ComplaintsProps = Pick<FeedbackScreenProps, 'complaints' | 'now' | 'canAnswer' | 'onAnswer'>;

function Complaints({ complaints, ...rest }: ComplaintsProps) {
  const t = useT();
  if (complaints.length === 0) return <EmptyState title={t('ui.emptyTitle')} text={t('ui.emptyText')} />;
  return (
    <>
      <p className="feedback-lead">{t('ui.lead')}</p>
      <ul className="complaints">
        {complaints.map((complaint) => (
          <Complaint key={complaint.id} complaint={complaint} {...rest} />
        ))}
      </ul>
    </>
  );
}

interface ComplaintProps extends Omit<ComplaintsProps, 'complaints'> {
  readonly complaint: ComplaintView;
}

function Complaint({ complaint, now, canAnswer, onAnswer }: ComplaintProps) {
  const t = useT();
  const [answering, setAnswering] = useState(false);
  const { number, content, contact, dossierId, dossierCode, at, answer, status } = complaint;
  return (
    <li>
      <article aria-label={number}>
        <header>
          <h2 className="code">{number}</h2>
          <Limit complaint={complaint} now={now} />
        </header>
        <p className="said">{content}</p>
        <p className="small">
          {t('ui.at', { when: formatDateTime(at) })}
          {contact === '' ? '' : ` · ${t('ui.contact', { contact })}`}
          {dossierId === null ? null : (
            <>
              {' · '}
              {t('ui.dossier')} <Link href={`/w/dossiers/${dossierId}`}>{dossierCode}</Link>
            </>
          )}
        </p>
        {status === 'answered' ? <blockquote>{answer}</blockquote> : null}
        {status === 'open' && canAnswer && !answering ? (
          <button type="button" className="btn" onClick={() => setAnswering(true)}>
            {t('ui.answer')}
          </button>
        ) : null}
        {answering && status === 'open' ? (
          <AnswerForm complaint={complaint} onAnswer={onAnswer} onClose={() => setAnswering(false)} />
        ) : null}
      </article>
    </li>
  );
}

function Limit({ complaint, now }: Pick<ComplaintProps, 'complaint' | 'now'>) {
  const t = useT();
  const locale = useLocale();
  const { status, answeredAt, dueAt } = complaint;
  if (status === 'answered')
    return <span className="badge ok">{t('ui.answered', { when: formatDateTime(answeredAt ?? dueAt) })}</span>;
  const isLate = dueAt < now;
  return (
    <span className={isLate ? 'badge late' : 'badge soon'}>
      {t(isLate ? 'ui.overdue' : 'ui.due', { when: formatPromise(dueAt, locale) })}
    </span>
  );
}

interface AnswerFormProps extends Pick<ComplaintProps, 'complaint' | 'onAnswer'> {
  readonly onClose: () => void;
}

function AnswerForm({ complaint, onAnswer, onClose }: AnswerFormProps) {
  const t = useT();
  const { busy, failure, run } = useCalling();
  const { value, set, clear } = useDraft(`answer:${complaint.id}`, '');
  return (
    <Form
      className="stack"
      onSubmit={async () => {
        const { id, version } = complaint;
        if (!(await run(() => onAnswer({ id, version, answer: value })))) return;
        clear();
        toastDone(t('ui.sent'));
        onClose();
      }}
    >
      <Textarea
        label={t('ui.answerLabel')}
        description={t('ui.answerHint')}
        required
        minLength={5}
        maxLength={4_000}
        autosize
        minRows={4}
        autoFocus
        value={value}
        onChange={(event) => set(event.target.value)}
      />
      <FailureNote failure={failure} />
      <p className="row">
        <button type="submit" className="btn primary" disabled={busy}>
          {t('ui.send')}
        </button>
        <button type="button" className="btn" onClick={onClose}>
          {t('ui.cancel')}
        </button>
      </p>
    </Form>
  );
}
