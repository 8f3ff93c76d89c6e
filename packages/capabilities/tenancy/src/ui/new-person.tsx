import { type Call, DateField, FailureNote, Form, Icon, useCalling, useDraft } from '@chuan/ui';
import { TextInput } from '@mantine/core';
import { IconCheck, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import type { CreatePersonInput, PositionView } from '../contract.ts';
import { suggestPassword } from './people-import-run.ts';
import type { RoleOption } from './person-calls.ts';
import { PositionSelect } from './position-select.tsx';
import { RoleTicks } from './role-ticks.tsx';
import { useT } from './translate.ts';

export interface NewPersonProps {
  readonly positions: readonly PositionView[];
  readonly roles: readonly RoleOption[];
  readonly today: string;
  readonly canSetRoles: boolean;
  readonly onCreate: Call<CreatePersonInput & { roleIds: string[] }>;
  readonly onDone: () => void;
}

interface Fields {
  readonly fullName: string;
  readonly email: string;
  readonly phone: string;
  readonly password: string;
  readonly positionId: string;
  readonly fromOn: string;
  readonly roleIds: readonly string[];
}

type Typed = Omit<Fields, 'password'>;

const nobody: Typed = { fullName: '', email: '', phone: '', positionId: '', fromOn: '', roleIds: [] };

/** A new colleague: who, what they hold, what they may do; at the end what to tell them. */
export function NewPerson(props: NewPersonProps) {
  const t = useT();
  const { today, onCreate } = props;
  const { busy, failure, run } = useCalling();
  const [made, setMade] = useState<Fields>();
  // A password is kept nowhere; everything else outlives a dropped line and a session that ends.
  const [password, setPassword] = useState(suggestPassword);
  const draft = useDraft<Typed>('person:new', { ...nobody, fromOn: today });
  const fields: Fields = { ...draft.value, password };
  const set = ({ password: next, ...change }: Partial<Fields>) => {
    if (next !== undefined) setPassword(next);
    if (Object.keys(change).length > 0) draft.set({ ...draft.value, ...change });
  };
  if (made) return <Made fields={made} onDone={props.onDone} />;
  return (
    <Form
      className="drawer-parts"
      onSubmit={async () => {
        const { positionId, fromOn, roleIds, ...person } = fields;
        const positions = positionId === '' ? [] : [{ positionId, fromOn, toOn: null }];
        if (!(await run(() => onCreate({ ...person, positions, roleIds: [...roleIds] })))) return;
        setMade(fields);
        draft.clear();
      }}
    >
      <Identity fields={fields} set={set} />
      <section className="drawer-part stack">
        <h3>{t('people.positions')}</h3>
        <div className="row end-row">
          <PositionSelect
            positions={props.positions}
            value={fields.positionId}
            onChange={(positionId) => set({ positionId })}
          />
          <DateField
            className="day-field"
            label={t('field.firstDay')}
            value={fields.fromOn}
            onChange={(fromOn) => set({ fromOn })}
          />
        </div>
        <p className="small">{t('people.positionLater')}</p>
      </section>
      {props.canSetRoles ? (
        <section className="drawer-part stack">
          <h3>{t('people.roles')}</h3>
          <RoleTicks roles={props.roles} ticked={fields.roleIds} onChange={(roleIds) => set({ roleIds })} />
        </section>
      ) : null}
      <div className="drawer-part stack">
        <FailureNote failure={failure} />
        <button type="submit" className="btn primary" disabled={busy} aria-busy={busy || undefined}>
          {t('people.create')}
        </button>
      </div>
    </Form>
  );
}

interface IdentityProps {
  readonly fields: Fields;
  readonly set: (change: Partial<Fields>) => void;
}

function Identity({ fields, set }: IdentityProps) {
  const t = useT();
  return (
    <section className="drawer-part stack">
      <div className="g2">
        <TextInput
          label={t('people.fullName')}
          value={fields.fullName}
          onChange={(event) => set({ fullName: event.target.value })}
          autoComplete="off"
          data-autofocus
          required
        />
        <TextInput
          label={t('people.phone')}
          inputMode="tel"
          value={fields.phone}
          onChange={(event) => set({ phone: event.target.value })}
          autoComplete="off"
        />
      </div>
      <TextInput
        type="email"
        label={t('people.email')}
        description={t('people.emailHint')}
        value={fields.email}
        onChange={(event) => set({ email: event.target.value })}
        autoComplete="off"
        required
      />
      <div className="row end-row">
        <TextInput
          className="grow num-field"
          label={t('people.password')}
          description={t('people.passwordHint')}
          value={fields.password}
          onChange={(event) => set({ password: event.target.value })}
          minLength={10}
          autoComplete="off"
          spellCheck={false}
          required
        />
        <button
          type="button"
          className="btn end"
          onClick={() => set({ password: suggestPassword() })}
          aria-label={t('people.suggestPassword')}
          title={t('people.suggestPassword')}
        >
          <Icon of={IconRefresh} size={16} />
        </button>
      </div>
    </section>
  );
}

function Made({ fields, onDone }: { readonly fields: Fields; readonly onDone: () => void }) {
  const t = useT();
  return (
    <section className="drawer-part stack" role="status">
      <p className="alert ok">
        <Icon of={IconCheck} />
        <b>{t('people.made', { person: fields.fullName })}</b>
      </p>
      <p>{t('people.madeText')}</p>
      <dl className="kv hand-over">
        <dt>{t('people.email')}</dt>
        <dd>{fields.email}</dd>
        <dt>{t('people.password')}</dt>
        <dd className="num">{fields.password}</dd>
      </dl>
      <p className="small">{t('people.madeOnce')}</p>
      <button type="button" className="btn primary" onClick={onDone}>
        {t('people.madeDone')}
      </button>
    </section>
  );
}
