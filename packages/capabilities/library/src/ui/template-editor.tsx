import { type Call, ConfirmDialog, FailureNote, formatDate, Link, toastDone, useCalling } from '@chuan/ui';
import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { FieldLock, PublishTemplateInput, TemplateVersionView, TemplateView } from '../contract.ts';
import { ContentEditor, type EditorState } from './editor/content-editor.tsx';
import type { SaveAnswer } from './editor/content-saver.ts';
import { useT } from './translate.ts';

export interface TemplateEditorProps {
  readonly template: TemplateView;
  readonly version: TemplateVersionView;
  readonly today: string;
  readonly canEdit: boolean;
  readonly canPublish: boolean;
  readonly onSave: (
    input: Pick<TemplateVersionView, 'templateId' | 'number' | 'version' | 'content' | 'locks'>,
  ) => Promise<SaveAnswer>;
  readonly onPublish: Call<PublishTemplateInput>;
  readonly onDraftNext: Call<{ readonly id: string }>;
}

/** A template's version in the editor: written and locked while it is a draft, looked at once it is published. */
export function TemplateEditor(props: TemplateEditorProps) {
  const t = useT();
  const { version, template, canEdit, onSave } = props;
  const [locks, setLocks] = useState<readonly FieldLock[]>(version.locks);
  const isDraft = version.status === 'draft' && canEdit;
  const { templateId, number } = version;
  const others = template.versions.filter((one) => one.number !== version.number);
  const earlier = others.find((one) => one.number < version.number);
  return (
    <ContentEditor
      id={`${templateId}:${number}`}
      server={{ content: version.content, version: version.version, savedAt: version.updatedAt }}
      save={
        isDraft
          ? (content, seen) => onSave({ templateId, number, version: seen, content, locks: [...locks] })
          : undefined
      }
      on={props.today}
      crumbs={[
        { label: t('nav.templates'), href: '/v/templates' },
        { label: version.code, code: true },
      ]}
      ownLocks={{ value: locks, set: setLocks }}
      meta={
        <>
          <StatusBadge version={version} />
          <span className="code">{version.content.procedureCode}</span>
          {earlier ? (
            <Link href={`/v/templates/${templateId}/compare?before=${earlier.number}&after=${number}`}>
              {t('templates.compare', { number: earlier.number })}
            </Link>
          ) : null}
        </>
      }
      actions={(state) => <Actions {...props} state={state} />}
      changes={<Versions template={template} current={number} />}
    />
  );
}

function StatusBadge({ version }: { readonly version: TemplateVersionView }) {
  const t = useT();
  const { status, number } = version;
  if (status === 'draft') return <span className="badge accent">{t('templates.draftBadge', { number })}</span>;
  if (status === 'retired') return <span className="badge">{t('templates.retiredBadge', { number })}</span>;
  return <span className="badge ok">{t('templates.publishedBadge', { number })}</span>;
}

function Actions(props: TemplateEditorProps & { readonly state: EditorState }) {
  const t = useT();
  const { version, template, canEdit, canPublish, state, onDraftNext } = props;
  const { busy, failure, run } = useCalling();
  const [isAsking, setAsking] = useState(false);
  if (version.status !== 'draft') {
    if (template.draftNumber !== null) {
      return (
        <Link className="btn primary" href={`/v/templates/${version.templateId}/${template.draftNumber}`}>
          {t('templates.openDraft')}
        </Link>
      );
    }
    return canEdit && version.status === 'published' ? (
      <>
        <FailureNote failure={failure} />
        <button
          type="button"
          className="btn primary"
          disabled={busy}
          onClick={() => void run(() => onDraftNext({ id: version.templateId }))}
        >
          {t('templates.draftNext')}
        </button>
      </>
    ) : null;
  }
  if (!canPublish) return null;
  if (state.errors > 0) {
    return (
      <a className="btn off" href="#checks" aria-disabled="true">
        {t('templates.publishErrors', { count: state.errors })}
      </a>
    );
  }
  return (
    <>
      <button type="button" className="btn primary" onClick={() => void state.flush().then(() => setAsking(true))}>
        {t('templates.publish', { number: version.number })}
      </button>
      <PublishDialog {...props} opened={isAsking} onClose={() => setAsking(false)} />
    </>
  );
}

interface PublishDialogProps extends TemplateEditorProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

function PublishDialog({ version, onPublish, opened, onClose }: PublishDialogProps) {
  const t = useT();
  const { busy, failure, run } = useCalling();
  const [changeNote, setNote] = useState(version.changeNote);
  const { templateId, number, code } = version;
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={t('templates.publishTitle', { code, number })}
      confirmLabel={t('templates.publish', { number })}
      busy={busy}
      onConfirm={() =>
        void run(() => onPublish({ templateId, number, version: version.version, changeNote })).then((done) => {
          if (!done) return;
          toastDone(t('templates.publishedToast', { code, number }));
          onClose();
        })
      }
    >
      <p>{t('templates.publishText')}</p>
      <Textarea
        data-autofocus
        label={t('templates.changeNote')}
        autosize
        minRows={2}
        value={changeNote}
        onChange={(event) => setNote(event.target.value.slice(0, 2_000))}
      />
      <FailureNote failure={failure} />
    </ConfirmDialog>
  );
}

function Versions({ template, current }: { readonly template: TemplateView; readonly current: number }) {
  const t = useT();
  return (
    <table className="data">
      <caption className="vh">{t('templates.versions')}</caption>
      <tbody>
        {template.versions.map((one, at) => {
          const earlier = template.versions[at + 1];
          return (
            <tr key={one.number} className={one.number === current ? 'sel' : undefined}>
              <td>
                <Link href={`/v/templates/${template.id}/${one.number}?tab=changes`}>
                  {t('templates.version', { number: one.number })}
                </Link>
              </td>
              <td className="num">{one.publishedAt === null ? t('templates.drafts') : formatDate(one.publishedAt)}</td>
              <td>{one.changeNote}</td>
              <td>
                {earlier ? (
                  <Link href={`/v/templates/${template.id}/compare?before=${earlier.number}&after=${one.number}`}>
                    {t('templates.compare', { number: earlier.number })}
                  </Link>
                ) : null}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
