import { Checkbox, Modal } from '@mantine/core';
import { Kbd } from '../kbd.tsx';
import { useUiT } from '../translate.tsx';
import { setSingleKeys, useShortcuts, useSingleKeys } from './shortcuts.ts';

export interface ShortcutGroup {
  readonly title: string;
  readonly keys: readonly { readonly keys: readonly string[]; readonly label: string }[];
}

export interface ShortcutSheetProps {
  readonly groups: readonly ShortcutGroup[];
  readonly opened: boolean;
  readonly onOpen: () => void;
  readonly onClose: () => void;
}

/** Every key of the page on `?`, and the switch that turns single letters off. */
export function ShortcutSheet({ groups, opened, onOpen, onClose }: ShortcutSheetProps) {
  const t = useUiT();
  const singleKeys = useSingleKeys();
  useShortcuts({ '?': onOpen });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size={720}
      title={t('shortcuts.title')}
      closeButtonProps={{ 'aria-label': t('dialog.close') }}
    >
      <div className="sheet">
        <div className="cols2">
          {groups.map((group) => (
            <section key={group.title}>
              <h3>{group.title}</h3>
              <dl>
                {group.keys.map((entry) => (
                  <div key={entry.label}>
                    <dt>{entry.label}</dt>
                    <dd>
                      {entry.keys.map((key) => (
                        <Kbd key={key}>{key}</Kbd>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
        <div className="opt-row">
          <Checkbox
            checked={singleKeys}
            onChange={(event) => setSingleKeys(event.currentTarget.checked)}
            label={t('shortcuts.single')}
            description={t('shortcuts.singleNote')}
          />
        </div>
      </div>
    </Modal>
  );
}
