import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useUiT } from '../translate.tsx';

export interface SideDrawerProps {
  readonly title: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  /** What can be done with all of it, at the foot. */
  readonly footer?: ReactNode;
  /** The content is a list that reaches the edges. */
  readonly flush?: boolean;
  readonly children: ReactNode;
}

/** The rows behind a number, or one thing looked at without leaving the page. */
export function SideDrawer({ title, opened, onClose, footer, flush = false, children }: SideDrawerProps) {
  const t = useUiT();
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size={640}
      title={title}
      className={flush ? 'drawer-flush' : undefined}
      closeButtonProps={{ 'aria-label': t('dialog.close') }}
    >
      {children}
      {footer === undefined ? null : <div className="dw-foot">{footer}</div>}
    </Drawer>
  );
}
