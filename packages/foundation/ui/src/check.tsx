import { IconCheck, IconLock } from '@tabler/icons-react';
import { Popover } from '@mantine/core';
import { useState } from 'react';
import { Icon } from './icon.tsx';
import { useUiT } from './translate.tsx';

/** A box that shows a state; the word comes with it for readers of the screen. */
export function CheckMark({ done }: { readonly done: boolean }) {
  const t = useUiT();
  return (
    <span className={done ? 'check on' : 'check'} role="img" aria-label={t(done ? 'check.done' : 'check.open')}>
      {done ? <Icon of={IconCheck} size={14} stroke={3} /> : null}
    </span>
  );
}

export interface LockMarkProps {
  /** Why the field cannot be changed here, with the legal basis. */
  readonly reason: string;
  /** Who may change it. */
  readonly keeper: string;
  /** What is locked, for readers of the screen. */
  readonly label: string;
  /** In running text instead of at the end of a cell. */
  readonly inText?: boolean;
}

/** A padlock that tells, one click away, why and by whom. */
export function LockMark({ reason, keeper, label, inText = false }: LockMarkProps) {
  const t = useUiT();
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={320} withArrow>
      <Popover.Target>
        <button
          type="button"
          className={inText ? 'lockmark in-text' : 'lockmark'}
          aria-label={t('lock.why', { label })}
          onClick={() => setOpened(!opened)}
          // The focus stays on the padlock, so it is the one that hears Escape.
          onKeyDown={(event) => event.key === 'Escape' && setOpened(false)}
        >
          <Icon of={IconLock} size={14} />
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className="lockwhy">
          <b>{t('lock.title')}</b>
          <p>{reason}</p>
          <p className="small">{t('lock.keeper', { keeper })}</p>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
