import './access.css';
import { EmptyState, FailureNote, Icon, PageHead, toastDone, useCalling } from '@chuan/ui';
import { IconPlus, IconPrinter } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { permissions, type RoleView } from '../contract.ts';
import { countEdits, type Edits, permissionsAfter, rebased, withTick } from './edits.ts';
import { RoleMatrix } from './role-matrix.tsx';
import type { RolesScreenProps, RoleTask } from './role-calls.ts';
import { RoleDialog } from './role-dialog.tsx';
import { useT } from './translate.ts';

/** Every role against every right. Ticks wait until they are saved; a refused save loses none of them. */
export function RolesScreen(props: RolesScreenProps) {
  const t = useT();
  const { roles, canManage, onSave } = props;
  const [task, setTask] = useState<RoleTask>();
  const [ticks, setTicks] = useState<Edits>({});
  const { busy, failure, run, forget } = useCalling();
  const edits = rebased(ticks, roles);
  const dirty = roles.filter((role) => edits[role.id]);

  const save = async () => {
    for (const role of dirty) {
      const { id, name, version } = role;
      const next = permissionsAfter(role, edits, permissions);
      if (!(await run(() => onSave({ id, name, version, permissions: next })))) return;
    }
    setTicks({});
    toastDone(t('roles.saved'));
  };
  if (roles.length === 0) return <EmptyState title={t('roles.title')} text={t('roles.lead')} />;
  return (
    <>
      <Head mayAdd={canManage} onAdd={() => setTask({ kind: 'create' })} />
      <p className="print-only print-head">{t('roles.printHead', { agency: props.agencyName })}</p>
      <RoleMatrix
        {...props}
        hasBar={dirty.length > 0}
        edits={edits}
        onTick={(role, right, ticked) => setTicks(withTick(edits, role, right, ticked))}
        onTask={setTask}
      />
      {dirty.length > 0 ? (
        <SaveBar
          dirty={dirty}
          edits={edits}
          busy={busy}
          failure={<FailureNote failure={failure} />}
          onSave={() => void save()}
          onDrop={() => {
            setTicks({});
            forget();
          }}
        />
      ) : null}
      {task ? (
        <RoleDialog
          key={`${task.kind}:${'role' in task ? task.role.id : ''}`}
          task={task}
          {...props}
          onClose={() => setTask(undefined)}
        />
      ) : null}
    </>
  );
}

function Head({ mayAdd, onAdd }: { readonly mayAdd: boolean; readonly onAdd: () => void }) {
  const t = useT();
  return (
    <PageHead
      title={t('roles.title')}
      note={t('roles.lead')}
      actions={
        <>
          <button type="button" className="btn no-print" onClick={() => window.print()}>
            <Icon of={IconPrinter} size={16} />
            {t('roles.print')}
          </button>
          {mayAdd ? (
            <button type="button" className="btn no-print" onClick={onAdd}>
              <Icon of={IconPlus} size={16} />
              {t('roles.add')}
            </button>
          ) : null}
        </>
      }
    />
  );
}

interface SaveBarProps {
  readonly dirty: readonly RoleView[];
  readonly edits: Edits;
  readonly busy: boolean;
  readonly failure: ReactNode;
  readonly onSave: () => void;
  readonly onDrop: () => void;
}

function SaveBar({ dirty, edits, busy, failure, onSave, onDrop }: SaveBarProps) {
  const t = useT();
  return (
    <section className="save-bar no-print" aria-label={t('roles.unsaved')}>
      {failure}
      <div className="row row-3 wrap">
        <p className="grow">
          <b>{t('roles.changes', { count: countEdits(edits) })}</b>{' '}
          <span className="small">{dirty.map((role) => role.name).join(', ')}</span>
        </p>
        <button type="button" className="btn" onClick={onDrop} disabled={busy}>
          {t('roles.drop')}
        </button>
        <button type="button" className="btn primary" onClick={onSave} disabled={busy} aria-busy={busy || undefined}>
          {t('roles.save')}
        </button>
      </div>
    </section>
  );
}
