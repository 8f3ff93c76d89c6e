import { DayFilter, EmptyState, Form, formatDateTime, Link, PageHead, useUrlFilters } from '@chuan/ui';
import type { Crumb } from '@chuan/ui';
import type { LogLine, LogPage } from '../contract.ts';
import { eventLog } from '../messages/vi-event-log.ts';
import { type LogWords, useLogWords } from './log-words.ts';
import './oversight.css';
import { useT } from './translate.ts';
import { type FetchBundle, type FetchVerdict, VerifyPanel } from './verify-panel.tsx';

export interface EventLogScreenProps {
  readonly page: LogPage;
  /** Whose log: of the whole agency, of one dossier, of the platform. */
  readonly of: 'agency' | 'dossier' | 'platform';
  readonly crumbs?: readonly Crumb[];
  readonly verify?: FetchVerdict;
  readonly bundle?: FetchBundle;
}

const titles = { agency: 'log.title', dossier: 'log.dossierTitle', platform: 'log.platformTitle' } as const;

/** A log, line by line, with what changed in words, and the proof that nothing of it was touched. */
export function EventLogScreen({ page, of, crumbs, verify, bundle }: EventLogScreenProps) {
  const t = useT();
  const words = useLogWords(page.people);
  const { hrefWith, values } = useUrlFilters();
  return (
    <>
      <PageHead title={t(titles[of])} crumbs={crumbs} />
      <p className="lead-line">{t('log.lead')}</p>
      {verify === undefined ? null : <VerifyPanel verify={verify} bundle={bundle} />}
      {of === 'dossier' ? null : <LogFilter people={page.people} words={words} isPlatform={of === 'platform'} />}
      {page.isCodeUnknown ? <p className="alert soon board-note">{t('log.codeUnknown')}</p> : null}
      {page.lines.length === 0 ? <EmptyState title={t('log.emptyTitle')} text={t('log.emptyText')} /> : null}
      <ol className="log">
        {page.lines.map((line) => (
          <Line key={line.seq} line={line} words={words} linksDossier={of === 'agency'} />
        ))}
      </ol>
      <div className="data-foot">
        {values.get('before') ? (
          <Link className="btn sm" href={hrefWith({ before: undefined })}>
            {t('log.newest')}
          </Link>
        ) : (
          <span />
        )}
        {page.before === null ? null : (
          <Link className="btn sm" href={hrefWith({ before: String(page.before) })}>
            {t('log.older')}
          </Link>
        )}
      </div>
    </>
  );
}

const actions = Object.entries(eventLog.actions).flatMap(([noun, verbs]) =>
  Object.keys(verbs).map((verb) => `${noun}.${verb}`),
);

interface LogFilterProps extends Pick<LogPage, 'people'> {
  readonly words: LogWords;
  readonly isPlatform: boolean;
}

function LogFilter({ people, words, isPlatform }: LogFilterProps) {
  const t = useT();
  const { values } = useUrlFilters();
  const at = (name: string) => values.get(name) ?? '';
  return (
    <Form method="get" className="filter-form" role="search" aria-label={t('log.filter')} key={values.toString()}>
      {isPlatform ? null : (
        <label>
          {t('log.person')}
          <br />
          <select name="actorId" defaultValue={at('actorId')}>
            <option value="">{t('log.anyPerson')}</option>
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        {t('log.action')}
        <br />
        <select name="action" defaultValue={at('action')}>
          <option value="">{t('log.anyAction')}</option>
          {actions.map((action) => (
            <option key={action} value={action}>
              {words.action(action)}
            </option>
          ))}
        </select>
      </label>
      {isPlatform ? null : (
        <label>
          {t('log.code')}
          <br />
          <input name="code" defaultValue={at('code')} />
        </label>
      )}
      <DayFilter label={t('log.from')} name="from" value={at('from')} />
      <DayFilter label={t('log.to')} name="to" value={at('to')} />
      <button type="submit" className="btn">
        {t('log.show')}
      </button>
    </Form>
  );
}

interface LineProps {
  readonly line: LogLine;
  readonly words: LogWords;
  readonly linksDossier: boolean;
}

function Line({ line, words, linksDossier }: LineProps) {
  const t = useT();
  const isDossier = line.subjectKind === 'dossier' && line.subjectId !== '';
  const about = line.subjectLabel || words.kind(line.subjectKind);
  return (
    <li className="log-line">
      <span className="seq">{line.seq}</span>
      <time className="at" dateTime={new Date(line.at).toISOString()}>
        {formatDateTime(line.at)}
      </time>
      <span className="who">
        <b>{words.action(line.action)}</b>
        <small>
          {[line.actorName || words.actor(line.actorKind), words.value(line.actorPosition)].filter(Boolean).join(', ')}
        </small>
        {about === '' ? null : (
          <small>
            {isDossier && linksDossier ? (
              <Link href={`/w/dossiers/${line.subjectId}/log`} className="code">
                {about}
              </Link>
            ) : (
              about
            )}
          </small>
        )}
      </span>
      <span className="chg">
        <Changes line={line} words={words} />
        {line.reason === '' ? null : <small>{t('log.reason', { text: line.reason })}</small>}
        {line.purpose === '' ? null : <small>{t('log.purpose', { text: words.purpose(line.purpose) })}</small>}
        <details>
          <summary>{t('log.details')}</summary>
          {line.address === '' ? null : <small>{t('log.address', { address: line.address })}</small>}
          <code>{t('log.hash', { hash: line.hash })}</code>
        </details>
      </span>
    </li>
  );
}

/** Keys that only machines read. */
const silent = new Set(['id', 'version', 'lateCauseId', 'fileId', 'sort']);

function Changes({ line, words }: Pick<LineProps, 'line' | 'words'>) {
  const t = useT();
  const shown = line.changes.filter((change) => !silent.has(change.key.split('.').at(-1)!));
  if (shown.length === 0) return null;
  return (
    <dl className="log-changes">
      {shown.map(({ key, of, kind, before, after }, at) => (
        <div key={`${key}${at}`}>
          <dt>{of ? `${of}: ${words.key(key)}` : words.key(key)}</dt>
          <dd>
            {before === null ? null : (
              <>
                <del>{words.value(before, key)}</del>
                <span className="small">{t('log.becomes')}</span>
              </>
            )}
            <ins>{kind ? t(`log.done.${kind}`) : after === null ? t('log.wasNothing') : words.value(after, key)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
