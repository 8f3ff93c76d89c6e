import { useDossierT } from '@chuan/dossiers/ui';
import { Finder, type FinderItem, type NavGroup, ShortcutSheet, useRouting, useShortcuts, useUiT } from '@chuan/ui';
import { ask } from './procedures.ts';

export interface QuickFindProps {
  readonly groups: readonly NavGroup[];
  readonly opened: boolean;
  readonly onOpen: () => void;
  readonly onClose: () => void;
  readonly mayRead: boolean;
}

const found = 10;

async function findDossiers(search: string): Promise<readonly FinderItem[]> {
  const answer = await ask('dossiers.list', { search, limit: found });
  if (!answer.ok) return [];
  return answer.value.rows.map((row) => ({
    id: `/w/dossiers/${row.id}`,
    title: row.applicantName,
    note: `${row.shortCode} · ${row.procedureName}`,
    aside: row.stepName,
  }));
}

/** Ctrl K from anywhere: dossiers by name, code or number, and the pages of this workspace. */
export function QuickFind({ groups, opened, onOpen, onClose, mayRead }: QuickFindProps) {
  const t = useDossierT();
  const { goTo } = useRouting();
  useShortcuts({ 'Ctrl k': onOpen });
  const pages = groups.flatMap((group) => group.items.map(({ href, label }) => ({ id: href, title: label })));
  return (
    <Finder
      opened={opened}
      onClose={onClose}
      placeholder={t('nav.find')}
      items={pages}
      {...(mayRead ? { onSearch: findDossiers } : {})}
      onPick={(item) => goTo(item.id)}
    />
  );
}

export interface WorkspaceKeysProps {
  readonly opened: boolean;
  readonly onOpen: () => void;
  readonly onClose: () => void;
}

/** `làm việc cần làm` stands in a line of keys, `Làm việc cần làm` at the head of one. */
const capital = (text: string) => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

/** The keys of the workspace that work on the page as it stands, on `?`. */
export function WorkspaceKeys(sheet: WorkspaceKeysProps) {
  const ui = useUiT();
  const t = useDossierT();
  const key = (keys: string[], label: string) => ({ keys, label });
  const fixed = (keys: string[], label: string) => ({ keys, label, fixed: true as const });
  return (
    <ShortcutSheet
      {...sheet}
      groups={[
        {
          title: ui('shortcuts.everywhere'),
          keys: [
            key(['Ctrl K'], ui('shortcuts.find')),
            key(['?'], ui('shortcuts.allKeys')),
            key(['/'], ui('shortcuts.filter')),
            fixed(['Esc'], ui('shortcuts.close')),
          ],
        },
        {
          title: t('counter.keysGroup'),
          keys: [
            key(['F2'], t('counter.keysProcedure')),
            key(['F3'], t('counter.keysScan')),
            key(['F4'], t('counter.keysPapers')),
            fixed([t('counter.keySpace')], t('counter.keyTick')),
            key(['F6'], t('counter.keysResult')),
            key(['Ctrl Enter'], t('counter.accept')),
            key(['F8'], t('counter.supplement')),
            key(['F9'], t('counter.refuse')),
          ],
        },
        {
          title: ui('shortcuts.lists'),
          keys: [
            key(['J'], ui('shortcuts.down')),
            key(['K'], ui('shortcuts.up')),
            fixed(['Enter'], ui('shortcuts.open')),
          ],
        },
        {
          title: t('act.now'),
          keys: [
            key(['X'], capital(t('work.keyDo'))),
            key(['B'], capital(t('work.keySupplement'))),
            key(['T'], capital(t('work.keyReturn'))),
            key(['G'], capital(t('work.keyHandOver'))),
            key(['H'], t('act.extend.label')),
            key(['Z'], t('act.recall.label')),
          ],
        },
      ]}
    />
  );
}
