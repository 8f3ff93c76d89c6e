import {
  type AppError,
  DataTable,
  EmptyState,
  FailureNote,
  FilterPill,
  Form,
  formatDateTime,
  formatNumber,
  Icon,
  Link,
  PageHead,
  Pager,
  useLocale,
  useUrlFilters,
} from '@chuan/ui';
import { IconUpload } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { ImportReason, ImportRunPage, ImportRunView } from '../contract.ts';
import { ImportShapes } from './import-shapes.tsx';
import { useT } from './translate.ts';

export interface ImportScreenProps {
  readonly runs: readonly ImportRunView[];
  /** The run whose report is open. */
  readonly report: ImportRunPage | null;
  readonly canEdit: boolean;
  /** Sends a file; the answer comes when it has been taken whole. */
  readonly onImport: (file: File) => Promise<AppError | undefined>;
  /** How far the run that goes on is, while it does. */
  readonly progress: () => Promise<ImportRunView | undefined>;
  /** Fetches the runs anew. */
  readonly onRefresh: () => void;
}

const maxBytes = 30_000_000;
const everyMs = 700;

/** Files of national procedures: taken in, with a report that sums up to the row. */
export function ImportScreen(props: ImportScreenProps) {
  const t = useT();
  return (
    <>
      <PageHead title={t('imports.title')} note={t('imports.note')} />
      {props.canEdit ? <FileForm {...props} /> : null}
      <Runs runs={props.runs} openId={props.report?.run.id} />
      {props.report && props.report.run.status !== 'running' ? <Report report={props.report} /> : null}
    </>
  );
}

/**
 * How far the run is that goes on: this page's own, or one that was begun before somebody left the page or that
 * somebody else began. Ends by fetching the list with its report.
 */
function useProgress({ runs, progress, onRefresh }: ImportScreenProps, isBusy: boolean): ImportRunView | undefined {
  const underway = runs.find((one) => one.status === 'running');
  const [run, setRun] = useState<ImportRunView>();
  const ask = useRef({ progress, onRefresh });
  ask.current = { progress, onRefresh };
  const isWatching = isBusy || underway !== undefined;
  useEffect(() => {
    if (!isWatching) return undefined;
    const watch = setInterval(async () => {
      const found = await ask.current.progress();
      setRun(found);
      if (found === undefined && !isBusy) ask.current.onRefresh();
    }, everyMs);
    return () => {
      clearInterval(watch);
      setRun(undefined);
    };
  }, [isWatching, isBusy]);
  return run ?? underway;
}

function FileForm(props: ImportScreenProps) {
  const t = useT();
  const { onImport } = props;
  const input = useRef<HTMLInputElement>(null);
  const [name, setName] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<AppError>();
  const run = useProgress(props, isBusy);
  const send = async () => {
    const file = input.current?.files?.[0];
    if (!file) return;
    if (file.size > maxBytes) return setFailure({ code: 'file.too_large' });
    setBusy(true);
    setFailure(undefined);
    const problem = await onImport(file);
    setBusy(false);
    setFailure(problem);
    if (!problem && input.current) {
      input.current.value = '';
      setName('');
    }
  };
  return (
    <Form
      className="import-form"
      onSubmit={() => {
        void send();
      }}
    >
      <div className="row wrap">
        <label className="btn">
          <Icon of={IconUpload} size={16} />
          {name === '' ? t('imports.choose') : name}
          <input
            ref={input}
            className="vh"
            type="file"
            accept=".json,.jsonl,.gz"
            disabled={isBusy}
            onChange={(event) => setName(event.target.files?.[0]?.name ?? '')}
          />
        </label>
        <button type="submit" className="btn primary" disabled={isBusy || name === ''} aria-busy={isBusy || undefined}>
          {t('imports.start')}
        </button>
      </div>
      <Progress isBusy={isBusy || run !== undefined} run={run} />
      <FailureNote failure={failure} />
      <ImportShapes isOpen={failure?.code.startsWith('import.') ?? false} />
    </Form>
  );
}

function Progress({ isBusy, run }: { readonly isBusy: boolean; readonly run: ImportRunView | undefined }) {
  const t = useT();
  const share = run?.total ? run.read / run.total : 0;
  return (
    <div role="status" aria-live="polite">
      {isBusy ? (
        <>
          <p className="hint">
            {run?.total ? t('imports.running', { read: run.read, total: run.total }) : t('imports.sending')}
          </p>
          {run === undefined ? null : <p className="hint">{t('imports.mayLeave', { file: run.fileName })}</p>}
          <div className="bar" aria-hidden="true">
            <i style={{ width: `${Math.round(share * 100)}%` }} />
          </div>
        </>
      ) : null}
    </div>
  );
}

const figures = ['read', 'taken', 'updated', 'unchanged', 'refused'] as const;
const sumOf = (counts: Readonly<Partial<Record<string, number>>>): number =>
  Object.values(counts).reduce<number>((sum, count) => sum + (count ?? 0), 0);

function Runs({ runs, openId }: { readonly runs: readonly ImportRunView[]; readonly openId: string | undefined }) {
  const t = useT();
  const locale = useLocale();
  const { hrefWith } = useUrlFilters();
  const number = (value: number) => formatNumber(value, locale);
  return (
    <DataTable
      caption={t('imports.runs')}
      rows={runs}
      rowKey={(run) => run.id}
      {...(openId === undefined ? {} : { selectedKey: openId })}
      columns={[
        {
          key: 'file',
          label: t('imports.file'),
          render: (run) => (
            <>
              <Link href={hrefWith({ run: run.id, kind: undefined, why: undefined, page: undefined })}>
                {run.fileName}
              </Link>
              <small className="block">
                {t.has(`imports.kinds.${run.kind}` as never) ? t(`imports.kinds.${run.kind}` as never) : run.kind}
              </small>
            </>
          ),
        },
        {
          key: 'at',
          label: t('imports.at'),
          render: (run) => <span className="num">{formatDateTime(run.startedAt)}</span>,
        },
        ...figures.map((key) => ({
          key,
          label: t(`imports.${key}`),
          numeric: true,
          render: (run: ImportRunView) => number(run[key]),
        })),
        {
          key: 'repaired',
          label: t('imports.repaired'),
          numeric: true,
          render: (run) => number(sumOf(run.repairedBy)),
        },
        { key: 'flagged', label: t('imports.flagged'), numeric: true, render: (run) => number(sumOf(run.flaggedBy)) },
        {
          key: 'status',
          label: t('templates.state'),
          render: (run) => (
            <span className={`badge ${{ done: 'ok', running: 'accent', failed: 'soon' }[run.status]}`}>
              {t(`imports.status.${run.status}`)}
            </span>
          ),
        },
      ]}
      empty={<EmptyState title={t('imports.empty')} text={t('imports.emptyText')} />}
    />
  );
}

const kinds = ['refused', 'repaired', 'flagged'] as const;

const countsOf = (run: ImportRunView) => ({
  refused: run.refusedBy,
  repaired: run.repairedBy,
  flagged: run.flaggedBy,
});

function ReportColumns({ report }: { readonly report: ImportRunPage }) {
  const t = useT();
  const { hrefWith } = useUrlFilters();
  const counts = countsOf(report.run);
  return (
    <div className="report-cols">
      {kinds.map((key) => (
        <div key={key}>
          <h3>
            {t(`imports.${key}`)} <span className="num">{sumOf(counts[key])}</span>
          </h3>
          <ul>
            {Object.entries(counts[key])
              .sort(([, a], [, b]) => (b ?? 0) - (a ?? 0))
              .map(([why, count]) => (
                <li key={why}>
                  <Link href={hrefWith({ kind: key, why, page: undefined })}>
                    {t(`reasons.${why as ImportReason}`)}
                  </Link>
                  <span className="num">{count}</span>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

/** `fee.online` is the fee of what is handed in online. */
function Part({ field }: { readonly field: string }) {
  const t = useT();
  const [part = '', channel = ''] = field.split('.');
  const words = [`imports.parts.${part}`, `imports.parts.${channel}`]
    .filter((key) => t.has(key as never))
    .map((key) => t(key as never));
  return <>{words.length === 0 ? field : words.join(', ')}</>;
}

function Notes({ report }: { readonly report: ImportRunPage }) {
  const t = useT();
  return (
    <DataTable
      caption={t('imports.report')}
      rows={report.notes.map((note, at) => ({ ...note, at }))}
      rowKey={(note) => String(note.at)}
      columns={[
        {
          key: 'code',
          label: t('imports.code'),
          width: 120,
          render: (note) =>
            note.kind === 'refused' ? (
              <span className="code">{note.code || t('imports.line', { line: note.line ?? 0 })}</span>
            ) : (
              <Link className="code" href={`/v/national/${note.code}`}>
                {note.code}
              </Link>
            ),
        },
        { key: 'why', label: t('imports.why'), width: 300, render: (note) => t(`reasons.${note.why}`) },
        { key: 'part', label: t('imports.part'), width: 190, render: (note) => <Part field={note.field} /> },
        { key: 'what', label: t('imports.what'), render: (note) => note.what },
      ]}
      footer={<Pager page={report.page} pageSize={report.pageSize} total={report.total} />}
      empty={<p className="teach pad">{t('imports.noNotes')}</p>}
    />
  );
}

function Report({ report }: { readonly report: ImportRunPage }) {
  const t = useT();
  const { values, hrefWith } = useUrlFilters();
  const { run } = report;
  const kind = values.get('kind');
  const counts = countsOf(run);
  return (
    <section className="import-report">
      <h2>
        {t('imports.report')}: {run.fileName}
      </h2>
      <p>
        {t('imports.sum', {
          read: run.read,
          taken: run.taken,
          updated: run.updated,
          unchanged: run.unchanged,
          refused: run.refused,
        })}
      </p>
      <ReportColumns report={report} />
      <div className="filters">
        <FilterPill
          label={t('imports.all')}
          active={kind === null}
          href={hrefWith({ kind: undefined, why: undefined, page: undefined })}
        />
        {kinds.map((key) => (
          <FilterPill
            key={key}
            label={t(`imports.${key}`)}
            count={sumOf(counts[key])}
            active={kind === key}
            href={hrefWith({ kind: key, why: undefined, page: undefined })}
          />
        ))}
      </div>
      <Notes report={report} />
    </section>
  );
}
