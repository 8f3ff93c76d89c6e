import { FailureNote } from '@chuan/ui';
import type { ProcedureContent } from '../../contract.ts';
import { compareContent } from '../../domain.ts';
import { Comparison } from '../comparison.tsx';
import { useT } from '../translate.ts';
import type { SavedContent } from './content-saver.ts';
import { useEditor } from './setting.ts';
import type { Writing } from './use-content.ts';

export interface WritingNoteProps {
  readonly writing: Writing;
  readonly server: SavedContent;
}

/** Somebody else was faster, or the server would not take it: what was typed stays, and the writer decides. */
export function WritingNote({ writing, server }: WritingNoteProps) {
  const t = useT();
  if (writing.waiting !== undefined) return <Waiting content={writing.waiting} writing={writing} server={server} />;
  if (writing.state === 'refused') {
    return (
      <div className="editor-note">
        <FailureNote failure={writing.refusal} />
      </div>
    );
  }
  if (writing.state === 'conflict') return <Conflict writing={writing} server={server} />;
  return writing.restored ? <p className="editor-note hint">{t('editor.restored')}</p> : null;
}

function Conflict({ writing, server }: WritingNoteProps) {
  const t = useT();
  return (
    <div className="editor-note alert soon" role="alert">
      <div>
        <b>{t('editor.conflict.title')}</b>
        <p>{t('editor.conflict.text')}</p>
        <Differences before={server.content} after={writing.content} />
        <div className="row wrap">
          <button type="button" className="btn sm" onClick={writing.keepMine}>
            {t('editor.conflict.mine')}
          </button>
          <button type="button" className="btn sm" onClick={writing.takeTheirs}>
            {t('editor.conflict.theirs')}
          </button>
        </div>
      </div>
    </div>
  );
}

/** The version was sent on while somebody was still typing: theirs waits in this tab until it may be written again. */
function Waiting({ content, writing, server }: WritingNoteProps & { readonly content: ProcedureContent }) {
  const t = useT();
  return (
    <div className="editor-note alert soon" role="alert">
      <div>
        <b>{t('editor.waiting.title')}</b>
        <p>{t('editor.waiting.text')}</p>
        <Differences before={server.content} after={content} />
        <div className="row wrap">
          <button type="button" className="btn sm" onClick={writing.forget}>
            {t('editor.waiting.forget')}
          </button>
        </div>
      </div>
    </div>
  );
}

interface DifferencesProps {
  readonly before: ProcedureContent;
  readonly after: ProcedureContent;
}

/** Where the two part, to be looked at before one of them goes. */
function Differences({ before, after }: DifferencesProps) {
  const t = useT();
  const { positions = [] } = useEditor();
  const changes = compareContent(before, after);
  return (
    <details className="differences">
      <summary>{t('editor.conflict.see', { count: changes.length })}</summary>
      <div className="differ" tabIndex={0} role="region" aria-label={t('editor.conflict.differences')}>
        <Comparison
          changes={changes}
          before={t('editor.conflict.saved')}
          after={t('editor.conflict.typed')}
          positions={new Map(positions.map(({ id, name }) => [id, name]))}
        />
      </div>
    </details>
  );
}
