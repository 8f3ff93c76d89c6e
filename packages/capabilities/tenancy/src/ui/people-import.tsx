import './tenancy.css';
import { ConfirmDialog, FailureNote, Icon, Link, PageHead, toastDone, UploadField, VisuallyHidden } from '@chuan/ui';
import { Checkbox } from '@mantine/core';
import { IconCheck, IconDownload } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { CheckedPeople, ImportedPeople, ImportPeopleInput } from '../contract.ts';
import {
  type Answer,
  forgetRun,
  type ImportRun,
  importRun,
  noteDetailsTaken,
  peopleToImport,
  readFile,
  setMakeMissing,
  type SignInDetails,
  useImportRun,
} from './people-import-run.ts';
import { PeopleNotes } from './people-notes.tsx';
import { PeopleRows } from './people-rows.tsx';
import { useT } from './translate.ts';

export interface PeopleImportProps {
  /** Says what a file would do. */
  readonly onCheck: (file: File) => Promise<Answer<CheckedPeople>>;
  readonly onImport: (input: ImportPeopleInput) => Promise<Answer<ImportedPeople>>;
}

/** A list of people from a spreadsheet: looked at row by row, then taken in, with what to tell each of them. */
export function PeopleImportScreen({ onCheck, onImport }: PeopleImportProps) {
  const t = useT();
  const run = useImportRun();
  useLeaveGuard(run);
  return (
    <>
      <PageHead
        crumbs={[{ label: t('people.title'), href: '/w/admin/people' }, { label: t('peopleImport.open') }]}
        title={t('peopleImport.title')}
        note={t('peopleImport.lead')}
      />
      <div className="people-import">
        {run.phase === 'empty' || run.phase === 'reading' ? <ChooseFile run={run} onCheck={onCheck} /> : null}
        {run.phase === 'checked' && run.checked ? (
          <Checked run={run} checked={run.checked} onImport={onImport} />
        ) : null}
        {run.phase === 'importing' || run.phase === 'stopped' ? <Going run={run} onImport={onImport} /> : null}
        {run.phase === 'done' ? <Done run={run} /> : null}
      </div>
    </>
  );
}

/** Closing the tab would end an import, and lose passwords that stand nowhere else. */
function useLeaveGuard(run: ImportRun): void {
  const isAtRisk = run.phase === 'importing' || (run.details.length > 0 && !run.areDetailsTaken);
  useEffect(() => {
    if (!isAtRisk) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [isAtRisk]);
}

const maxBytes = 5_000_000;
const hints = ['head', 'more', 'several', 'again'] as const;

function ChooseFile({ run, onCheck }: { readonly run: ImportRun; readonly onCheck: PeopleImportProps['onCheck'] }) {
  const t = useT();
  return (
    <div className="g2 choose">
      <div>
        <UploadField
          name="people"
          label={t('peopleImport.file')}
          accept=".xlsx,.csv"
          maxBytes={maxBytes}
          multiple={false}
          uploads={[]}
          onAdd={([file]) => {
            if (file) void readFile(file, onCheck);
          }}
        />
        <p className="hint" role="status">
          {run.phase === 'reading' ? t('peopleImport.reading') : ''}
        </p>
        <FailureNote failure={run.failure} />
      </div>
      <section>
        <h2>{t('peopleImport.howTitle')}</h2>
        <ul className="how">
          {hints.map((hint) => (
            <li key={hint}>{t(`peopleImport.how.${hint}`)}</li>
          ))}
        </ul>
        <a className="btn" href="/w/admin/lists/template.xlsx" download>
          <Icon of={IconDownload} size={16} />
          {t('peopleImport.template')}
        </a>
      </section>
    </div>
  );
}

interface CheckedProps {
  readonly run: ImportRun;
  readonly checked: CheckedPeople;
  readonly onImport: PeopleImportProps['onImport'];
}

function Checked({ run, checked, onImport }: CheckedProps) {
  const t = useT();
  const count = (outcome: string) => checked.people.filter((person) => person.outcome === outcome).length;
  const todo = peopleToImport(checked).length;
  return (
    <>
      <section className="sum">
        <h2>{run.fileName}</h2>
        <p role="status">
          {t('peopleImport.sum', {
            read: checked.read,
            fresh: count('new'),
            changed: count('changed'),
            same: count('same'),
            refused: checked.refused.length,
          })}
        </p>
        {checked.people.length === 0 ? <p className="alert soon">{t('peopleImport.nobody')}</p> : null}
        {checked.people.length > 0 && todo === 0 ? <p className="alert ok">{t('peopleImport.nothing')}</p> : null}
        <Missing run={run} checked={checked} />
        <div className="row wrap">
          {todo === 0 ? null : (
            <button type="button" className="btn primary" onClick={() => void importRun(onImport)}>
              {t('peopleImport.start', { count: todo })}
            </button>
          )}
          <button type="button" className="btn" onClick={forgetRun}>
            {t('peopleImport.another')}
          </button>
        </div>
      </section>
      <PeopleNotes checked={checked} />
      <PeopleRows people={checked.people} />
    </>
  );
}

/** Units and positions that the file names and the agency lacks; making them is a choice. */
function Missing({ run, checked }: Omit<CheckedProps, 'onImport'>) {
  const t = useT();
  const { newUnits, newPositions } = checked;
  if (newPositions.length === 0) return null;
  return (
    <section className="missing">
      <h3>{t('peopleImport.missingTitle')}</h3>
      {newUnits.length === 0 ? null : <p>{t('peopleImport.missingUnits', { units: newUnits.join(', ') })}</p>}
      <ul>
        {newPositions.map(({ unit, position, kind }) => (
          <li key={`${unit}|${position}`}>
            <b>{position}</b>{' '}
            <small className="inline">{[unit, t(`positionKind.${kind}`)].filter(Boolean).join(' · ')}</small>
          </li>
        ))}
      </ul>
      <Checkbox
        label={t('peopleImport.makeMissing', { units: newUnits.length, positions: newPositions.length })}
        description={t('peopleImport.makeMissingHint')}
        checked={run.makeMissing}
        onChange={(event) => setMakeMissing(event.target.checked)}
      />
    </section>
  );
}

function Going({ run, onImport }: { readonly run: ImportRun; readonly onImport: PeopleImportProps['onImport'] }) {
  const t = useT();
  const total = peopleToImport(run.checked).length;
  const isStopped = run.phase === 'stopped';
  const percent = total === 0 ? 0 : Math.round((run.doneCount / total) * 100);
  return (
    <section className="sum">
      <h2>{run.fileName}</h2>
      <p>{t(isStopped ? 'peopleImport.stopped' : 'peopleImport.progress', { done: run.doneCount, total })}</p>
      <div
        className="bar"
        role="progressbar"
        aria-label={run.fileName}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <i style={{ width: `${percent}%` }} />
      </div>
      <FailureNote failure={run.failure} />
      {isStopped ? (
        <button type="button" className="btn primary" onClick={() => void importRun(onImport)}>
          {t('peopleImport.resume')}
        </button>
      ) : (
        <p className="hint">{t('peopleImport.stay')}</p>
      )}
    </section>
  );
}

function Done({ run }: { readonly run: ImportRun }) {
  const t = useT();
  const outcomes = Object.values(run.outcomes);
  const count = (outcome: string) => outcomes.filter((one) => one === outcome).length;
  const [asks, setAsks] = useState(false);
  const isAtRisk = run.details.length > 0 && !run.areDetailsTaken;
  return (
    <section className="sum">
      <p className="alert ok" role="status">
        <Icon of={IconCheck} />
        <b>{t('peopleImport.done', { fresh: count('new'), changed: count('changed') })}</b>
      </p>
      {run.details.length === 0 ? null : <Details details={run.details} />}
      <div className="row wrap">
        <Link className={isAtRisk ? 'btn' : 'btn primary'} href="/w/admin/people">
          {t('peopleImport.back')}
        </Link>
        <button type="button" className="btn" onClick={() => (isAtRisk ? setAsks(true) : forgetRun())}>
          {t('peopleImport.another')}
        </button>
      </div>
      <ConfirmDialog
        opened={asks}
        onClose={() => setAsks(false)}
        title={t('peopleImport.leaveTitle')}
        confirmLabel={t('peopleImport.leaveConfirm')}
        onConfirm={forgetRun}
        danger
      >
        <p>{t('peopleImport.leave', { count: run.details.length })}</p>
      </ConfirmDialog>
    </section>
  );
}

/** A cell that a spreadsheet would take for a formula is made text. */
const csvCell = (text: string) => `"${(/^[=+\-@\t]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** Made in the browser: the passwords stand nowhere else, and never come back from the server. */
function Details({ details }: { readonly details: readonly SignInDetails[] }) {
  const t = useT();
  const take = () => {
    const rows = [
      t('peopleImport.passwordsHead').split('|'),
      ...details.map(({ fullName, email, password }) => [fullName, email, password]),
    ];
    const text = `\ufeff${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
    link.download = t('peopleImport.passwordsFile');
    link.click();
    URL.revokeObjectURL(link.href);
    noteDetailsTaken();
    toastDone(t('peopleImport.passwordsTaken'));
  };
  return (
    <div className="details">
      <p>{t('peopleImport.passwords')}</p>
      <p className="small">{t('peopleImport.passwordsOld')}</p>
      <button type="button" className="btn primary" onClick={take}>
        <Icon of={IconDownload} size={16} />
        {t('peopleImport.passwordsTake')}
        <VisuallyHidden>({details.length})</VisuallyHidden>
      </button>
    </div>
  );
}
