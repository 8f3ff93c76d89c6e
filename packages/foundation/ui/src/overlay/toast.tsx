import { MantineThemeProvider } from '@mantine/core';
import { Notifications, notifications } from '@mantine/notifications';
import { IconAlertCircle, IconCheck } from '@tabler/icons-react';
import { Icon } from '../icon.tsx';
import { useUiT } from '../translate.tsx';

const shortMs = 4_000;
const undoMs = 8_000;

export interface Undo {
  readonly label: string;
  readonly onUndo: () => void;
}

/** It is done; where it can be taken back safely, for eight seconds. */
export function toastDone(message: string, undo?: Undo): void {
  const id = notifications.show({
    icon: <Icon of={IconCheck} />,
    color: 'var(--ok-solid)',
    autoClose: undo === undefined ? shortMs : undoMs,
    message: (
      <span className="row between">
        {message}
        {undo === undefined ? null : (
          <button
            type="button"
            className="btn subtle sm"
            onClick={() => {
              notifications.hide(id);
              undo.onUndo();
            }}
          >
            {undo.label}
          </button>
        )}
      </span>
    ),
  });
}

/** It was not done; stays until it is read. */
export function toastProblem(message: string): void {
  notifications.show({ icon: <Icon of={IconAlertCircle} />, color: 'var(--late-solid)', autoClose: false, message });
}

/** Where the words of what was done and what was not appear; once a page. */
export function Toasts() {
  const closeButtonProps = { 'aria-label': useUiT()('dialog.close') };
  return (
    <MantineThemeProvider theme={{ components: { Notification: { defaultProps: { closeButtonProps } } } }}>
      <Notifications position="bottom-right" />
    </MantineThemeProvider>
  );
}
