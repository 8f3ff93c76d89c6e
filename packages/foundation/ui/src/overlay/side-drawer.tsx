import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useUiT } from '../translate.tsx';

export interface SideDrawerProps {
  readonly title: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  /** What can be done with all of it, at the foot. */
  readonly footer?: ReactNode;
  /** The colour of what is in it, beside its word. */
  readonly tone?: 'late' | 'soon' | 'hold';
  /** Beside the title, such as of when it is. */
  readonly aside?: string;
  /** The content is a list that reaches the edges. */
  readonly flush?: boolean;
  readonly children: ReactNode;
}

/** The rows behind a number, or one thing looked at without leaving the page. */
export function SideDrawer(props: SideDrawerProps) {
  const { title, tone, aside, opened, onClose, footer, flush = false, children } = props;
  const t = useUiT();
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size={640}
      title={
        aside === undefined && tone === undefined ? (
          title
        ) : (
          <span className="dw-title">
            <span className={tone}>{title}</span>
            {aside === undefined ? null : <small>{aside}</small>}
          </span>
        )
      }
      className={flush ? 'drawer-flush' : undefined}
      closeButtonProps={{ 'aria-label': t('dialog.close') }}
    >
      {children}
      {footer === undefined ? null : <div className="dw-foot">{footer}</div>}
    </Drawer>
  );
}
