import { Modal } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { Form } from '../form/form.tsx';
import { useUiT } from '../translate.tsx';
import { onCtrlEnter } from './shortcuts.ts';

export interface ConfirmDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** A question that names the thing: "Hủy bản nháp QT-KTHT-07?" */
  readonly title: string;
  /** What will happen, and whether it can be undone. */
  readonly children: ReactNode;
  /** The verb of the title, never a bare "OK". */
  readonly confirmLabel: string;
  readonly onConfirm: () => void;
  readonly busy?: boolean;
  /** Cannot be undone. */
  readonly danger?: boolean;
}

/** Enter in a field, as in one that was just opened by Enter, decides nothing here. */
function keepEnter(event: KeyboardEvent<HTMLDivElement>): void {
  if (event.key === 'Enter' && !event.ctrlKey && event.target instanceof HTMLInputElement) event.preventDefault();
}

/** Asks before what cannot be taken back; the focus goes to a field marked `data-autofocus`, else to the way out. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { opened, onClose, title, children, confirmLabel, onConfirm, busy = false, danger = false } = props;
  const t = useUiT();
  const form = useRef<HTMLFormElement>(null);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={480}
      closeButtonProps={{ 'aria-label': t('dialog.close') }}
      onKeyDown={onCtrlEnter(() => {
        if (!busy) form.current?.requestSubmit();
      })}
    >
      <Form formRef={form} onSubmit={onConfirm}>
        <div className="stack" onKeyDown={keepEnter}>
          {children}
        </div>
        <div className="row dialog-acts">
          <button type="button" className="btn" onClick={onClose} data-autofocus>
            {t('dialog.cancel')}
          </button>
          <button
            type="submit"
            className={danger ? 'btn danger' : 'btn primary'}
            disabled={busy}
            aria-busy={busy || undefined}
          >
            {confirmLabel}
          </button>
        </div>
      </Form>
    </Modal>
  );
}
