import { ConfirmDialog, FailureNote, toastDone, useCalling } from '@chuan/ui';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { RoleCalls, RoleTask } from './role-calls.ts';
import { useT } from './translate.ts';

export interface RoleDialogProps extends RoleCalls {
  readonly task: RoleTask;
  readonly onClose: () => void;
}

/** Making, naming, restoring and removing a role. */
export function RoleDialog({ task, onClose, onSave, onRestore, onRemove }: RoleDialogProps) {
  const t = useT();
  const { busy, failure, run } = useCalling();
  const role = task.kind === 'create' ? task.from : task.role;
  const [name, setName] = useState(task.kind === 'rename' ? task.role.name : '');
  const isNaming = task.kind === 'create' || task.kind === 'rename';
  const confirm = async () => {
    const isDone = await run(() => {
      if (task.kind === 'create') return onSave({ name, permissions: task.from?.permissions ?? [] });
      const { id, version, permissions } = task.role;
      if (task.kind === 'rename') return onSave({ id, version, permissions, name });
      return task.kind === 'restore' ? onRestore({ id, version }) : onRemove({ id, version });
    });
    if (!isDone) return;
    toastDone(t(`roles.done.${task.kind}`));
    onClose();
  };
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t(`roles.ask.${task.kind}`, { role: role?.name ?? '' })}
      confirmLabel={t(`roles.act.${task.kind}`)}
      onConfirm={() => void confirm()}
      busy={busy}
      danger={task.kind === 'remove'}
    >
      <p>{t(`roles.text.${task.kind === 'create' && task.from ? 'copy' : task.kind}`, { role: role?.name ?? '' })}</p>
      {isNaming ? (
        <TextInput
          label={t('roles.name')}
          value={name}
          onChange={(event) => setName(event.target.value)}
          maxLength={80}
          data-autofocus
          required
        />
      ) : null}
      <FailureNote failure={failure} />
    </ConfirmDialog>
  );
}
