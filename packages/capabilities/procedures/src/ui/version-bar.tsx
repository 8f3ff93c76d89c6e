import {
  ActionButton,
  type Call,
  ConfirmDialog,
  DateField,
  FailureNote,
  Icon,
  toastDone,
  useCalling,
  useErrorText,
} from '@chuan/ui';
import { Radio, Textarea } from '@mantine/core';
import { instantOf } from '@chuan/kernel';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import type {
  ApproveInput,
  BarredAction,
  PostInput,
  ReturnInput,
  SendInput,
  VersionAction,
  VersionRef,
  VersionView,
} from '../contract.ts';
import { useT } from './translate.ts';

export interface VersionCalls {
  readonly onSend: Call<SendInput>;
  readonly onReview: Call<VersionRef>;
  readonly onApprove: Call<ApproveInput>;
  readonly onReturn: Call<ReturnInput>;
  readonly onDiscard: Call<VersionRef>;
  readonly onDraftNext: Call<{ readonly procedureId: string }>;
  readonly onPost: Call<PostInput>;
}

export interface VersionBarProps extends VersionCalls {
  readonly version: VersionView;
  /** Errors of what is being typed, which may be newer than what the server has. */
  readonly errors: number;
  /** Saves what waits. */
  readonly flush: () => Promise<boolean>;
  readonly tomorrow: string;
}

type Asking = 'send' | 'review' | 'approve' | 'return' | 'discard' | null;

/** What can be done with a version now; at most one button is filled. */
export function VersionBar(props: VersionBarProps) {
  const t = useT();
  const { version } = props;
  const { failure, busy, run } = useCalling();
  const [asking, setAsking] = useState<Asking>(null);
  const may = (action: VersionAction) => version.actions.includes(action);
  const ref = { versionId: version.versionId, version: version.version };
  const code = version.documentCode;
  const close = () => setAsking(null);
  return (
    <>
      <FailureNote failure={failure} />
      <a className="btn" href={`/w/procedures/${version.versionId}/print`} target="_blank" rel="noreferrer">
        <Icon of={IconPrinter} size={16} />
        {t('version.print')}
      </a>
      {may('discard') && version.number > 1 ? (
        <button type="button" className="btn subtle" onClick={() => setAsking('discard')}>
          {t('version.discard')}
        </button>
      ) : null}
      {may('return') ? (
        <button type="button" className="btn" onClick={() => setAsking('return')}>
          {t('version.return')}
        </button>
      ) : null}
      <PostButton {...props} run={run} busy={busy} />
      <MainButton {...props} run={run} busy={busy} onAsk={setAsking} />
      {asking === 'send' ? <SendDialog {...props} onClose={close} /> : null}
      {asking === 'review' ? <ReviewDialog {...props} onClose={close} /> : null}
      {asking === 'approve' ? <ApproveDialog {...props} onClose={close} /> : null}
      {asking === 'return' ? <ReturnDialog {...props} onClose={close} /> : null}
      <ConfirmDialog
        opened={asking === 'discard'}
        onClose={close}
        title={t('version.discardTitle', { code, number: version.number })}
        confirmLabel={t('version.discard')}
        danger
        onConfirm={() => void run(() => props.onDiscard(ref)).then((done) => done && close())}
      >
        <p>{t('version.discardText')}</p>
      </ConfirmDialog>
    </>
  );
}

interface RunProps extends VersionBarProps {
  readonly busy: boolean;
  readonly run: ReturnType<typeof useCalling>['run'];
}

/** Posting and withdrawing are seen by everybody at once, so both are asked about. */
function PostButton({ version, onPost, run, busy }: RunProps) {
  const t = useT();
  const { actions, procedureId, documentCode: code, content, number } = version;
  const [asking, setAsking] = useState<'post' | 'withdraw' | null>(null);
  const move = (['post', 'withdraw'] as const).find((one) => actions.includes(one));
  const isOnline = content.methods.some((method) => method.channel === 'online');
  const act = (isPosted: boolean) =>
    void run(() => onPost({ procedureId, isPosted })).then((done) => {
      setAsking(null);
      if (done) toastDone(t(isPosted ? 'version.postedToast' : 'version.withdrawnToast', { code }));
    });
  // Two dialogs, so that the one that closes keeps its words though the procedure has changed sides.
  const dialog = (one: 'post' | 'withdraw') => ({
    opened: asking === one,
    onClose: () => setAsking(null),
    title: t(`version.${one}Title`, { code }),
    confirmLabel: t(`version.${one}`),
    busy,
    onConfirm: () => act(one === 'post'),
  });
  if (move === undefined) return null;
  return (
    <>
      <button
        type="button"
        className={move === 'post' ? 'btn' : 'btn subtle'}
        disabled={busy}
        onClick={() => setAsking(move)}
      >
        {t(`version.${move}`)}
      </button>
      <ConfirmDialog {...dialog('post')}>
        <p>{t('version.postText', { name: content.name, number })}</p>
        <p>{t(isOnline ? 'version.postOnline' : 'version.postCounter')}</p>
      </ConfirmDialog>
      <ConfirmDialog {...dialog('withdraw')}>
        <p>{t('version.withdrawText')}</p>
      </ConfirmDialog>
    </>
  );
}

function MainButton(props: RunProps & { readonly onAsk: (asking: Asking) => void }) {
  const t = useT();
  const { version, errors, flush, run, busy, onDraftNext, onAsk } = props;
  const { actions, number } = version;
  const may = (action: VersionAction) => actions.includes(action);
  const blocked = (key: 'version.sendErrors' | 'version.reviewErrors' | 'version.approveErrors') => (
    <a className="btn off" href="#checks" aria-disabled="true">
      {t(key, { count: errors })}
    </a>
  );
  const filled = (label: string, act: () => void) => (
    <button type="button" className="btn primary" disabled={busy} aria-busy={busy || undefined} onClick={act}>
      {label}
    </button>
  );
  if (may('send')) {
    if (errors > 0) return blocked('version.sendErrors');
    return filled(t('version.send'), () => void flush().then((isSaved) => isSaved && onAsk('send')));
  }
  if (may('review')) {
    if (errors > 0) return blocked('version.reviewErrors');
    return filled(t('version.review'), () => onAsk('review'));
  }
  if (may('approve'))
    return errors > 0 ? blocked('version.approveErrors') : filled(t('version.approve'), () => onAsk('approve'));
  if (version.barred[0]) return <BarredButton barred={version.barred[0]} />;
  if (!may('draft_next')) return null;
  return filled(t('version.draftNext', { number: number + 1 }), () => {
    void run(() => onDraftNext({ procedureId: version.procedureId }));
  });
}

/** Shown, so that whoever wrote it sees that it is another's to press, and why. */
function BarredButton({ barred }: { readonly barred: BarredAction }) {
  const t = useT();
  const textOf = useErrorText();
  const label = t(barred.action === 'review' ? 'version.review' : 'version.approve');
  return <ActionButton action={{ id: barred.action, label, available: false, note: textOf(barred) }} />;
}

interface DialogProps extends VersionBarProps {
  readonly onClose: () => void;
}

function SendDialog({ version, onSend, onClose }: DialogProps) {
  const t = useT();
  const { busy, failure, run } = useCalling();
  const [changeNote, setNote] = useState(version.changeNote);
  const { documentCode: code, number } = version;
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('version.sendTitle', { code, number })}
      confirmLabel={t('version.send')}
      busy={busy}
      onConfirm={() =>
        void run(() => onSend({ versionId: version.versionId, version: version.version, changeNote })).then((done) => {
          if (!done) return;
          toastDone(t('version.sentToast', { code }));
          onClose();
        })
      }
    >
      <p>{t('version.sendText')}</p>
      <Textarea
        label={t('version.changeNote')}
        data-autofocus
        autosize
        minRows={2}
        value={changeNote}
        onChange={(event) => setNote(event.target.value.slice(0, 2_000))}
      />
      <FailureNote failure={failure} />
    </ConfirmDialog>
  );
}

function ReviewDialog({ version, onReview, onClose }: DialogProps) {
  const t = useT();
  const { busy, failure, run } = useCalling();
  const { documentCode: code, number } = version;
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('version.reviewTitle', { code, number })}
      confirmLabel={t('version.review')}
      busy={busy}
      onConfirm={() =>
        void run(() => onReview({ versionId: version.versionId, version: version.version })).then((done) => {
          if (!done) return;
          toastDone(t('version.reviewedToast', { code }));
          onClose();
        })
      }
    >
      <p>{t('version.reviewText')}</p>
      <FailureNote failure={failure} />
    </ConfirmDialog>
  );
}

function ApproveDialog({ version, onApprove, onClose, tomorrow }: DialogProps) {
  const t = useT();
  const { busy, failure, run } = useCalling();
  const [isNow, setNow] = useState(true);
  const [day, setDay] = useState(tomorrow);
  const { documentCode: code, number } = version;
  const ref = { versionId: version.versionId, version: version.version };
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('version.approveTitle', { code, number })}
      confirmLabel={t('version.approve')}
      busy={busy}
      onConfirm={() =>
        void run(() => onApprove(isNow ? ref : { ...ref, effectiveAt: instantOf(day) })).then((done) => {
          if (!done) return;
          toastDone(t('version.approvedToast', { code, number }));
          onClose();
        })
      }
    >
      <p>{t('version.approveText')}</p>
      {version.isPosted ? <p>{t('version.approvePosted')}</p> : null}
      <Radio.Group value={isNow ? 'now' : 'later'} onChange={(value) => setNow(value === 'now')}>
        <Radio value="now" data-autofocus label={t('version.effectiveNow')} mb={8} />
        <Radio value="later" label={t('version.effectiveLater')} />
      </Radio.Group>
      {isNow ? null : (
        <DateField label={t('version.effectiveOn')} min={tomorrow} value={day} onChange={setDay} required />
      )}
      <FailureNote failure={failure} />
    </ConfirmDialog>
  );
}

function ReturnDialog({ version, onReturn, onClose }: DialogProps) {
  const t = useT();
  const { busy, failure, run } = useCalling();
  const [note, setNote] = useState('');
  const { documentCode: code, number } = version;
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('version.returnTitle', { code, number })}
      confirmLabel={t('version.return')}
      busy={busy}
      onConfirm={() =>
        void run(() => onReturn({ versionId: version.versionId, version: version.version, note })).then((done) => {
          if (!done) return;
          toastDone(t('version.returnedToast', { code }));
          onClose();
        })
      }
    >
      <Textarea
        label={t('version.returnNote')}
        data-autofocus
        autosize
        minRows={3}
        required
        value={note}
        onChange={(event) => setNote(event.target.value.slice(0, 2_000))}
      />
      <FailureNote failure={failure} />
    </ConfirmDialog>
  );
}
