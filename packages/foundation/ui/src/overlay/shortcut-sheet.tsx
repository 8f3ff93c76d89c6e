import { Checkbox, Modal } from '@mantine/core';
import { Kbd } from '../kbd.tsx';
import { useUiT } from '../translate.tsx';
import { setSingleKeys, useBoundKeys, useShortcuts, useSingleKeys } from './shortcuts.ts';

export interface ShortcutGroup {
  readonly title: string;
  readonly keys: readonly SheetKey[];
}

interface SheetKey {
  readonly keys: readonly string[];
  readonly label: string;
  /** Works wherever it is told of, without the page binding it: the browser's or a field's own key. */
  readonly fixed?: true;
}

/** As the key is bound, from how it is written: `X` is `x`, `Ctrl K` is `Ctrl k`. */
const boundName = (key: string): string => key.replace(/(^|\s)(\p{L})$/u, (text) => text.toLowerCase());

/** What works on the page as it stands; a group of which nothing does is left out. */
const working = (groups: readonly ShortcutGroup[], bound: ReadonlySet<string>): ShortcutGroup[] =>
  groups
    .map(({ title, keys }) => ({
      title,
      keys: keys.filter((entry) => entry.fixed ?? entry.keys.some((key) => bound.has(boundName(key)))),
    }))
    .filter(({ keys }) => keys.some((entry) => entry.fixed === undefined));

export interface ShortcutSheetProps {
  readonly groups: readonly ShortcutGroup[];
  readonly opened: boolean;
  readonly onOpen: () => void;
  readonly onClose: () => void;
}

/** Every key that works on the page, on `?`, and the switch that turns single letters off. */
export function ShortcutSheet({ groups, opened, onOpen, onClose }: ShortcutSheetProps) {
  const t = useUiT();
  const singleKeys = useSingleKeys();
  const bound = useBoundKeys();
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
          {working(groups, bound).map((group) => (
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
