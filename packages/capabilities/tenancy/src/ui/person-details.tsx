import { ConfirmDialog, FailureNote, Form, toastDone, useCalling } from '@chuan/ui';
import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { PersonWithPositions, PositionView } from '../contract.ts';
import { HoldingsForm } from './holdings-form.tsx';
import type { RolesOf } from './people-filter.ts';
import type { PersonCalls, RoleOption } from './person-calls.ts';
import { PasswordForm } from './password-form.tsx';
import { RoleTicks } from './role-ticks.tsx';
import { useT } from './translate.ts';

export interface PersonDetailsProps extends PersonCalls {
  readonly person: PersonWithPositions;
  readonly positions: readonly PositionView[];
  readonly roles: readonly RoleOption[];
  readonly rolesOf: RolesOf;
  readonly today: string;
  readonly canManage: boolean;
  readonly canSetRoles: boolean;
}

/** One person: contact, positions, roles, and whether they still work here. Each part is saved by itself. */
export function PersonDetails(props: PersonDetailsProps) {
  const { person, positions, today, canManage, canSetRoles, onSetPositions } = props;
  const isActive = person.status === 'active';
  return (
    <div className="drawer-parts">
      {canManage ? <ContactForm key={`contact:${person.version}`} {...props} canManage={isActive} /> : null}
      <HoldingsForm
        key={`holdings:${person.version}`}
        {...{ person, positions, today, onSetPositions }}
        canManage={canManage && isActive}
      />
      {isActive ? <RolesForm {...props} canSetRoles={canSetRoles} /> : null}
      {isActive && canSetRoles ? <PasswordForm key={`password:${person.id}`} {...props} /> : null}
      {canManage ? <StatusForm {...props} /> : null}
    </div>
  );
}

function ContactForm({ person, canManage, onChange }: PersonDetailsProps) {
  const t = useT();
  const { busy, failure, run } = useCalling();
  const [fullName, setFullName] = useState(person.fullName);
  const [phone, setPhone] = useState(person.phone);
  const isDirty = fullName !== person.fullName || phone !== person.phone;
  return (
    <Form
      className="drawer-part stack"
      onSubmit={async () => {
        const { id, version } = person;
        if (await run(() => onChange({ id, fullName, phone, version }))) toastDone(t('act.saved'));
      }}
    >
      <h3>{t('people.contact')}</h3>
      <div className="g2">
        <TextInput
          label={t('people.fullName')}
          value={fullName}
          onChange={(event) => setFullName(event.target.value)}
          readOnly={!canManage}
          required
        />
        <TextInput
          label={t('people.phone')}
          inputMode="tel"
          value={phone}
          onChange={(event) => setPhone(event.target.value)}
          readOnly={!canManage}
        />
      </div>
      <p className="small">{t('people.emailFixed', { email: person.email })}</p>
      <FailureNote failure={failure} />
      {isDirty ? (
        <button type="submit" className="btn primary" disabled={busy}>
          {t('act.save')}
        </button>
      ) : null}
    </Form>
  );
}

function RolesForm({ person, roles, rolesOf, canSetRoles, onSetRoles }: PersonDetailsProps) {
  const t = useT();
  const { busy, failure, run } = useCalling();
  const held = rolesOf[person.id] ?? [];
  const [ticked, setTicked] = useState<readonly string[]>(held);
  const isDirty = [...ticked].sort().join() !== [...held].sort().join();
  const save = async (roleIds: readonly string[], before: readonly string[] | undefined) => {
    const isDone = await run(() => onSetRoles({ personId: person.id, roleIds: [...roleIds] }));
    if (!isDone) return;
    setTicked(roleIds);
    if (before) toastDone(t('people.rolesSaved'), { label: t('act.undo'), onUndo: () => void save(before, undefined) });
  };
  return (
    <section className="drawer-part stack">
      <h3>{t('people.roles')}</h3>
      <RoleTicks roles={roles} ticked={ticked} onChange={setTicked} disabled={!canSetRoles || busy} />
      {canSetRoles ? null : <p className="small">{t('people.rolesNotYours')}</p>}
      <FailureNote failure={failure} />
      {isDirty ? (
        <button type="button" className="btn primary" disabled={busy} onClick={() => save(ticked, held)}>
          {t('people.saveRoles')}
        </button>
      ) : null}
    </section>
  );
}

function StatusForm({ person, onSetStatus }: PersonDetailsProps) {
  const t = useT();
  const { busy, failure, run, forget } = useCalling();
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const isActive = person.status === 'active';
  const change = async () => {
    const status = isActive ? ('inactive' as const) : ('active' as const);
    if (await run(() => onSetStatus({ id: person.id, status, reason, version: person.version }))) {
      setAsking(false);
      toastDone(t(isActive ? 'people.deactivated' : 'people.activated', { person: person.fullName }));
    }
  };
  return (
    <section className="drawer-part stack">
      <h3>{t('people.status')}</h3>
      <p className="small">{t(isActive ? 'people.activeText' : 'people.inactiveText')}</p>
      {isActive ? null : <FailureNote failure={failure} />}
      <button
        type="button"
        className="btn"
        disabled={busy}
        onClick={() => (isActive ? setAsking(true) : void change())}
      >
        {t(isActive ? 'people.deactivate' : 'people.activate')}
      </button>
      <ConfirmDialog
        opened={isAsking}
        onClose={() => {
          setAsking(false);
          forget();
        }}
        title={t('people.deactivateTitle', { person: person.fullName })}
        confirmLabel={t('people.deactivate')}
        onConfirm={() => void change()}
        busy={busy}
        danger
      >
        <p>{t('people.deactivateText')}</p>
        <Textarea
          data-autofocus
          label={t('people.reason')}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          maxLength={500}
          autosize
          minRows={2}
        />
        <FailureNote failure={failure} />
      </ConfirmDialog>
    </section>
  );
}
