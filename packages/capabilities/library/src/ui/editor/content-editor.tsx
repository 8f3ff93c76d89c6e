import { CheckCounts, type Crumb, Crumbs, FlowDiagram, formatTime, Icon, TabLinks, useUrlFilters } from '@chuan/ui';
import { IconLock } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import type { ContentProblem, FieldLock } from '../../contract.ts';
import { checkContent, flowTimeOf } from '../../domain.ts';
import { useMinutesText } from '../texts.ts';
import { useT } from '../translate.ts';
import { Checks, usePoints } from './check-sections.tsx';
import { flowModelOf } from './flow-model.ts';
import { FormsTab } from './forms-tab.tsx';
import { GeneralTab } from './general-tab.tsx';
import { LocksDrawer } from './locks-drawer.tsx';
import { PapersTab } from './papers-tab.tsx';
import { EditorProvider, type EditorPosition, type EditorSetting, type Practice, useEditor } from './setting.ts';
import { WritingNote } from './writing-note.tsx';
import { StepDrawer } from './step-drawer.tsx';
import { focusRow, StepsTable } from './steps-table.tsx';
import type { SaveContent, SavedContent } from './content-saver.ts';
import { useContent, type Writing } from './use-content.ts';

const tabs = ['general', 'papers', 'steps', 'forms', 'changes'] as const;
type Tab = (typeof tabs)[number];

/** What the head's buttons need to know of the writing. */
export interface EditorState {
  readonly errors: number;
  readonly warnings: number;
  /** Saves what waits; false when it could not be saved. */
  readonly flush: () => Promise<boolean>;
}

export interface ContentEditorProps {
  /** Names the version that is written, for what this tab keeps. */
  readonly id: string;
  readonly server: SavedContent;
  /** Undefined: the version is only looked at. */
  readonly save: SaveContent | undefined;
  /** Today, YYYY-MM-DD: legal bases must be in force on it. */
  readonly on: string;
  readonly crumbs: readonly Crumb[];
  /** Badge, agency, what changed: the line under the title. */
  readonly meta: ReactNode;
  readonly actions: (state: EditorState) => ReactNode;
  readonly positions?: readonly EditorPosition[];
  readonly peopleHref?: string;
  /** How the steps were really done of late. */
  readonly practice?: Practice;
  /** Locks that bind the writer, and the template that they come from. */
  readonly locks?: readonly FieldLock[];
  readonly template?: { readonly code: string; readonly number: number };
  /** Of a template: locks to be set. */
  readonly ownLocks?: EditorSetting['ownLocks'];
  /** A word above everything: sent back with a note, say. */
  readonly notice?: ReactNode;
  /** The tab Sửa đổi. */
  readonly changes: ReactNode;
}

/** The editor of a procedure, of the library's templates and of agencies alike: one document, checked while typed. */
export function ContentEditor(props: ContentEditorProps) {
  const { id, server, save, on, positions, locks = [], ownLocks, practice } = props;
  const writing = useContent(id, server, save);
  const { content } = writing;
  const problems = useMemo(() => checkContent(content, { on, positions }), [content, on, positions]);
  const time = useMemo(() => flowTimeOf(content), [content]);
  const setting: EditorSetting = {
    content,
    isReadOnly: save === undefined,
    set: writing.set,
    locks,
    // A lock that is set is saved with the content, at its next saving.
    ownLocks: ownLocks && {
      value: ownLocks.value,
      set: (next) => {
        ownLocks.set(next);
        writing.set((now) => ({ ...now }));
      },
    },
    positions,
    problems,
    time,
    practice,
  };
  return (
    <EditorProvider value={setting}>
      <Frame {...props} writing={writing} />
    </EditorProvider>
  );
}

type FrameProps = ContentEditorProps & { readonly writing: Writing };

function Frame(props: FrameProps) {
  const { values } = useUrlFilters();
  const asked = values.get('tab') as Tab | null;
  const tab: Tab = asked !== null && tabs.includes(asked) ? asked : 'steps';
  const [selectedId, setSelectedId] = useState<string>();
  const [openId, setOpenId] = useState<string>();
  const show = (id: string) => {
    setSelectedId(id);
    const row = document.querySelector(`[data-step="${id}"]`);
    row?.scrollIntoView({ block: 'center', behavior: 'smooth' });
    focusRow(row);
  };
  return (
    <>
      <Head {...props} tab={tab} />
      {props.notice}
      <WritingNote writing={props.writing} server={props.server} />
      {tab === 'general' ? <GeneralTab /> : null}
      {tab === 'papers' ? <PapersTab /> : null}
      {tab === 'forms' ? <FormsTab /> : null}
      {tab === 'changes' ? <div className="tab-body">{props.changes}</div> : null}
      {tab === 'steps' ? (
        <div className="ed">
          <StepsTable selectedId={selectedId} onSelect={setSelectedId} onOpen={setOpenId} />
          <Diagram selectedId={selectedId} />
        </div>
      ) : null}
      {tab === 'changes' ? null : <Checks selectedId={selectedId} onShow={show} peopleHref={props.peopleHref} />}
      <Foot {...props} />
      <StepDrawer stepId={openId} onClose={() => setOpenId(undefined)} />
    </>
  );
}

function Head({ crumbs, meta, actions, writing, tab }: FrameProps & { readonly tab: Tab }) {
  const t = useT();
  const { hrefWith } = useUrlFilters();
  const { content, problems } = useEditor();
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  const warnings = problems.length - errors;
  return (
    <header className="editor-head">
      <div className="row between row-4 wrap">
        <div className="grow">
          <Crumbs items={crumbs} />
          <h1>{content.name || content.shortName || '–'}</h1>
          <p className="meta">
            {meta}
            <SaveMark writing={writing} />
          </p>
        </div>
        <div className="acts">{actions({ errors, warnings, flush: writing.flush })}</div>
      </div>
      <div className="tabrow">
        <TabLinks
          label={t('editor.tabs.label')}
          tabs={tabs.map((key) => ({
            href: hrefWith({ tab: key === 'steps' ? undefined : key }),
            label: key === 'forms' ? t('editor.tabs.forms', { count: content.forms.length }) : t(`editor.tabs.${key}`),
            active: key === tab,
          }))}
        />
        <Counts problems={problems} />
      </div>
    </header>
  );
}

function Counts({ problems }: { readonly problems: readonly ContentProblem[] }) {
  const t = useT();
  const met = usePoints().length;
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  const warnings = problems.length - errors;
  const counts = [
    ...(errors > 0 ? [{ verdict: 'error' as const, label: t('editor.counts.errors', { count: errors }) }] : []),
    ...(warnings > 0 ? [{ verdict: 'warning' as const, label: t('editor.counts.warnings', { count: warnings }) }] : []),
    ...(met > 0 ? [{ verdict: 'pass' as const, label: t('editor.counts.met', { count: met }) }] : []),
  ];
  return <CheckCounts counts={counts} />;
}

function SaveMark({ writing }: { readonly writing: Writing }) {
  const t = useT();
  const { isReadOnly } = useEditor();
  const { state, savedAt } = writing;
  if (isReadOnly) return <span>{t('editor.readOnly')}</span>;
  const text = {
    saved: t('editor.saved', { time: formatTime(savedAt) }),
    waiting: t('editor.saving'),
    saving: t('editor.saving'),
    offline: t('editor.offline'),
    conflict: t('editor.unsaved'),
    refused: t('editor.unsaved'),
  }[state];
  return (
    <span
      role="status"
      className={state === 'saved' || state === 'saving' || state === 'waiting' ? undefined : 'warn-ink'}
    >
      {text}
    </span>
  );
}

function Diagram({ selectedId }: { readonly selectedId: string | undefined }) {
  const t = useT();
  const minutes = useMinutesText();
  const { content, time, problems } = useEditor();
  const model = useMemo(
    () =>
      flowModelOf(content, time, problems, {
        minutes,
        slack: (left) => t('editor.table.slack', { time: minutes(left) }),
        end: (kind) => t(`editor.ends.${kind}`),
      }),
    // `minutes` and `t` follow the language, which does not change on a page.
    [content, time, problems],
  );
  return <FlowDiagram model={model} {...(selectedId === undefined ? {} : { selectedId })} />;
}

function Foot({ template, locks = [], ownLocks }: FrameProps) {
  const t = useT();
  const [opened, setOpened] = useState(false);
  const count = ownLocks?.value.length ?? locks.length;
  if (!ownLocks && count === 0) return null;
  return (
    <div className="ed-foot">
      <Icon of={IconLock} size={16} />
      <span>
        {template ? `${t('editor.locks.note', template)} ` : null}
        <button type="button" className="linklike" onClick={() => setOpened(true)}>
          {ownLocks ? t('editor.locks.manage', { count }) : t('editor.locks.list', { count })}
        </button>
      </span>
      <LocksDrawer opened={opened} onClose={() => setOpened(false)} />
    </div>
  );
}
