import './tenancy.css';
import { type Call, FailureNote, Form, Icon, PageHead, useCalling, useDraft } from '@chuan/ui';
import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { type CreateTenantInput, type ProfileFields, type Province, TenantKind } from '../contract.ts';
import { Letterhead } from './letterhead.tsx';
import { suggestPassword } from './people-import-run.ts';
import { ProfileInputs } from './profile-fields.tsx';
import { slugFor } from './slug.ts';
import { useT } from './translate.ts';

export interface TenantWizardProps {
  readonly provinces: readonly Province[];
  readonly today: string;
  /** The installation's address, without a slash at its end. */
  readonly publicUrl: string;
  readonly onCreate: Call<CreateTenantInput>;
}

interface Fields {
  readonly name: string;
  readonly shortName: string;
  /** Follows the name until it is typed. */
  readonly slug: string | undefined;
  readonly kind: TenantKind;
  readonly provinceCode: string;
  readonly isSample: boolean;
  readonly profile: Omit<ProfileFields, 'name'>;
  readonly admin: { readonly fullName: string; readonly email: string; readonly password: string };
}

const startFields = (oneStopName: string): Fields => ({
  name: '',
  shortName: '',
  slug: undefined,
  kind: 'commune',
  provinceCode: '',
  isSample: false,
  profile: { superiorName: '', oneStopName, agencyIdentifier: '', place: '', address: '', phone: '', email: '' },
  admin: { fullName: '', email: '', password: '' },
});

/** Founds an agency in one page: what it is, what its papers say, who administers it. */
export function TenantWizard({ provinces, today, publicUrl, onCreate }: TenantWizardProps) {
  const t = useT();
  const { busy, failure, run } = useCalling();
  // The password is kept nowhere; everything else outlives a dropped line and a session that ends.
  const draft = useDraft<Fields>('tenant:new', startFields(t('wizard.oneStopDefault')));
  const [password, setPassword] = useState(suggestPassword);
  const fields: Fields = { ...draft.value, admin: { ...draft.value.admin, password } };
  const [isMade, setMade] = useState(false);
  const slug = fields.slug ?? slugFor(fields.name);
  const set = (change: Partial<Fields>) => {
    if (change.admin !== undefined) setPassword(change.admin.password);
    const next = { ...fields, ...change };
    draft.set({ ...next, admin: { ...next.admin, password: '' } });
  };
  const address = `${publicUrl}/a/${slug}`;
  if (isMade) return <Founded fields={fields} address={address} publicUrl={publicUrl} />;
  return (
    <>
      <PageHead
        title={t('wizard.title')}
        note={t('wizard.lead')}
        crumbs={[{ label: t('tenants.title'), href: '/v/tenants' }, { label: t('wizard.title') }]}
      />
      <div className="agency-cols">
        <Form
          className="wizard"
          onSubmit={async () => {
            const { shortName, provinceCode, ...rest } = fields;
            const input = { ...rest, slug, shortName: shortName || fields.name, provinceCode: provinceCode || null };
            if (!(await run(() => onCreate(input)))) return;
            setMade(true);
            draft.clear();
          }}
        >
          <Step number={1} title={t('wizard.agency')}>
            <AgencyInputs fields={fields} slug={slug} provinces={provinces} address={address} set={set} />
          </Step>
          <Step number={2} title={t('wizard.papers')}>
            <ProfileInputs
              profile={fields.profile}
              onChange={(change) => set({ profile: { ...fields.profile, ...change } })}
            />
          </Step>
          <Step number={3} title={t('wizard.admin')}>
            <AdminInputs admin={fields.admin} onChange={(admin) => set({ admin })} />
          </Step>
          <FailureNote failure={failure} />
          <button type="submit" className="btn primary" disabled={busy} aria-busy={busy || undefined}>
            {t(busy ? 'wizard.founding' : 'wizard.found')}
          </button>
        </Form>
        <Aside profile={{ ...fields.profile, name: fields.name || '…' }} today={today} />
      </div>
    </>
  );
}

function Aside({ profile, today }: { readonly profile: ProfileFields; readonly today: string }) {
  const t = useT();
  return (
    <div className="wizard-side">
      <Letterhead profile={profile} today={today} />
      <section>
        <h2>{t('wizard.comes')}</h2>
        <ul className="comes">
          {(['root', 'roles', 'calendar', 'holidays'] as const).map((key) => (
            <li key={key}>
              <Icon of={IconCheck} size={16} />
              {t(`wizard.comesWith.${key}`)}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

interface StepProps {
  readonly number: number;
  readonly title: string;
  readonly children: ReactNode;
}

function Step({ number, title, children }: StepProps) {
  return (
    <section className="wizard-step">
      <h2>
        <span className="num">{number}</span>
        {title}
      </h2>
      <div className="stack">{children}</div>
    </section>
  );
}

interface AgencyInputsProps {
  readonly fields: Fields;
  readonly slug: string;
  readonly address: string;
  readonly provinces: readonly Province[];
  readonly set: (change: Partial<Fields>) => void;
}

function AgencyInputs({ fields, slug, address, provinces, set }: AgencyInputsProps) {
  const t = useT();
  return (
    <>
      <TextInput
        label={t('agency.name')}
        placeholder={t('wizard.nameExample')}
        value={fields.name}
        onChange={(event) => set({ name: event.target.value })}
        data-autofocus
        required
      />
      <div className="g2">
        <TextInput
          label={t('field.shortName')}
          description={t('field.shortNameHint')}
          value={fields.shortName}
          onChange={(event) => set({ shortName: event.target.value })}
        />
        <TextInput
          label={t('wizard.slug')}
          description={address}
          value={slug}
          onChange={(event) => set({ slug: event.target.value })}
          pattern="[a-z0-9]([a-z0-9\-]*[a-z0-9])?"
          title={t('wizard.slugHint')}
          minLength={2}
          maxLength={62}
          required
        />
        <NativeSelect
          label={t('tenants.kind')}
          value={fields.kind}
          onChange={(event) => set({ kind: event.target.value as TenantKind })}
          data={TenantKind.options.map((value) => ({ value, label: t(`tenantKind.${value}`) }))}
        />
        {provinces.length === 0 ? null : (
          <NativeSelect
            label={t('wizard.province')}
            value={fields.provinceCode}
            onChange={(event) => set({ provinceCode: event.target.value })}
            data={[
              { value: '', label: t('wizard.chooseProvince') },
              ...provinces.map((one) => ({ value: one.code, label: one.name })),
            ]}
          />
        )}
      </div>
      <Checkbox
        label={t('wizard.sample')}
        description={t('wizard.sampleHint')}
        checked={fields.isSample}
        onChange={(event) => set({ isSample: event.target.checked })}
      />
    </>
  );
}

interface AdminInputsProps {
  readonly admin: Fields['admin'];
  readonly onChange: (admin: Fields['admin']) => void;
}

function AdminInputs({ admin, onChange }: AdminInputsProps) {
  const t = useT();
  return (
    <>
      <p className="small">{t('wizard.adminHint')}</p>
      <div className="g2">
        <TextInput
          label={t('people.fullName')}
          value={admin.fullName}
          onChange={(event) => onChange({ ...admin, fullName: event.target.value })}
          autoComplete="off"
          required
        />
        <TextInput
          type="email"
          label={t('people.email')}
          value={admin.email}
          onChange={(event) => onChange({ ...admin, email: event.target.value })}
          autoComplete="off"
          required
        />
      </div>
      <TextInput
        className="num-field"
        label={t('people.password')}
        description={t('people.passwordHint')}
        value={admin.password}
        onChange={(event) => onChange({ ...admin, password: event.target.value })}
        minLength={10}
        autoComplete="off"
        spellCheck={false}
        required
      />
    </>
  );
}

interface FoundedProps {
  readonly fields: Fields;
  readonly address: string;
  readonly publicUrl: string;
}

function Founded({ fields, address, publicUrl }: FoundedProps) {
  const t = useT();
  const signIn = `${publicUrl}/sign-in`;
  return (
    <>
      <PageHead
        title={fields.name}
        crumbs={[{ label: t('tenants.title'), href: '/v/tenants' }, { label: fields.name }]}
      />
      <section className="founded stack-4" role="status">
        <p className="alert ok">
          <Icon of={IconCheck} />
          <b>{t('wizard.done')}</b>
        </p>
        <dl className="kv hand-over">
          <dt>{t('wizard.signIn')}</dt>
          <dd>{signIn}</dd>
          <dt>{t('people.email')}</dt>
          <dd>{fields.admin.email}</dd>
          <dt>{t('people.password')}</dt>
          <dd className="num">{fields.admin.password}</dd>
          <dt>{t('tenants.portal')}</dt>
          <dd>{address}</dd>
        </dl>
        <p className="small">{t('people.madeOnce')}</p>
        <h2>{t('wizard.next')}</h2>
        <ol className="next-steps">
          {(['organisation', 'people', 'calendar', 'adopt'] as const).map((key) => (
            <li key={key}>{t(`wizard.nextSteps.${key}`)}</li>
          ))}
        </ol>
        <p className="row">
          <a className="btn primary" href="/v/tenants">
            {t('wizard.back')}
          </a>
        </p>
      </section>
    </>
  );
}
