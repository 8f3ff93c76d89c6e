import { SideDrawer } from '@chuan/ui';
import { Checkbox, TextInput } from '@mantine/core';
import type { FieldLock, ProcedureContent } from '../../contract.ts';
import { stepCodesOf } from '../../domain.ts';
import { useT } from '../translate.ts';
import { useEditor } from './setting.ts';

/** Parts that law fixes of most procedures, by path. */
const wholes = {
  legalLimit: 'legalLimit',
  'methods.*.limit': 'methodLimits',
  'methods.*.feeVnd': 'fees',
  components: 'components',
  legalBases: 'legalBases',
  results: 'results',
  cases: 'cases',
  forms: 'forms',
  rules: 'rules',
} as const;
type Whole = keyof typeof wholes;

const isWhole = (path: string): path is Whole => path in wholes;

/** What a lock's path speaks of. */
function useLockName(content: ProcedureContent): (path: string) => string {
  const t = useT();
  const codes = stepCodesOf(content.steps);
  return (path) => {
    if (isWhole(path)) return t(`editor.locks.parts.${wholes[path]}`);
    const [, id = '', part] = path.split('.');
    const code = codes.get(id) ?? id;
    if (part === undefined) return t('editor.locks.parts.step', { code });
    const named = t.has(`comparison.properties.${part}` as never) ? t(`comparison.properties.${part}` as never) : part;
    return t('editor.locks.parts.stepPart', { code, part: named });
  };
}

export interface LocksDrawerProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** The locks with their reasons: to be read by an agency, to be set by the librarian. */
export function LocksDrawer({ opened, onClose }: LocksDrawerProps) {
  const t = useT();
  const { content, locks, ownLocks, isReadOnly } = useEditor();
  const nameOf = useLockName(content);
  if (!ownLocks) {
    return (
      <SideDrawer title={t('editor.locks.title')} opened={opened} onClose={onClose}>
        <dl className="lock-list">
          {locks.map((lock) => (
            <div key={lock.path}>
              <dt>{nameOf(lock.path)}</dt>
              <dd>{lock.reason || t('editor.locks.noReason')}</dd>
            </div>
          ))}
        </dl>
      </SideDrawer>
    );
  }
  const paths = [...new Set([...Object.keys(wholes), ...ownLocks.value.map((lock) => lock.path)])];
  const put = (path: string, change: Partial<FieldLock> | null) => {
    const others = ownLocks.value.filter((lock) => lock.path !== path);
    const known = ownLocks.value.find((lock) => lock.path === path) ?? { path, reason: '' };
    ownLocks.set(change === null ? others : [...others, { ...known, ...change }]);
  };
  return (
    <SideDrawer title={t('editor.locks.title')} opened={opened} onClose={onClose}>
      <p className="hint">{t('editor.locks.manageText')}</p>
      <div className="lock-edit">
        {paths.map((path) => {
          const lock = ownLocks.value.find((one) => one.path === path);
          return (
            <div key={path}>
              <Checkbox
                label={nameOf(path)}
                checked={lock !== undefined}
                disabled={isReadOnly}
                onChange={(event) => put(path, event.target.checked ? {} : null)}
              />
              {lock ? (
                <TextInput
                  aria-label={t('editor.locks.reason')}
                  placeholder={t('editor.locks.reasonExample')}
                  value={lock.reason}
                  disabled={isReadOnly}
                  onChange={(event) => put(path, { reason: event.target.value.slice(0, 300) })}
                />
              ) : null}
            </div>
          );
        })}
      </div>
    </SideDrawer>
  );
}
