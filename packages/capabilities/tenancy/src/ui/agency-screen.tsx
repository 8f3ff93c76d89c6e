import './tenancy.css';
import {
  type Call,
  DateField,
  FailureNote,
  Form,
  formatCivilDate,
  PageHead,
  Segmented,
  toastDone,
  useCalling,
} from '@chuan/ui';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { AgencyProfileView, ProfileFields, SaveProfileInput } from '../contract.ts';
import { Letterhead } from './letterhead.tsx';
import { ProfileInputs } from './profile-fields.tsx';
import { useT } from './translate.ts';

export interface AgencyScreenProps {
  /** Newest first. */
  readonly profiles: readonly AgencyProfileView[];
  readonly today: string;
  readonly canManage: boolean;
  readonly onSave: Call<SaveProfileInput>;
}

const fieldsOf = ({ validFrom: _, version: __, ...fields }: AgencyProfileView): ProfileFields => fields;

/** Who the agency is on its papers, from a day on, with the head of a paper as it will look. */
export function AgencyScreen(props: AgencyScreenProps) {
  const { profiles, today } = props;
  const [chosen, setChosen] = useState<string>();
  const inForce = profiles.find((one) => one.validFrom <= today) ?? profiles.at(-1);
  const shown = profiles.find((one) => one.validFrom === chosen) ?? inForce;
  if (!shown || !inForce) return null;
  return (
    <ProfileForm
      key={`${shown.validFrom}:${shown.version}`}
      {...props}
      shown={shown}
      inForce={inForce}
      onShow={setChosen}
    />
  );
}

interface ProfileFormProps extends AgencyScreenProps {
  readonly shown: AgencyProfileView;
  readonly inForce: AgencyProfileView;
  readonly onShow: (validFrom: string) => void;
}

function ProfileForm(props: ProfileFormProps) {
  const { profiles, today, canManage, onSave, shown, inForce, onShow } = props;
  const t = useT();
  const { busy, failure, run } = useCalling();
  const [fields, setFields] = useState<ProfileFields>(fieldsOf(shown));
  const [isNew, setNew] = useState(false);
  const [validFrom, setValidFrom] = useState(today);
  const isPast = shown.validFrom < inForce.validFrom;
  const isOpen = canManage && !isPast;
  const isDirty = JSON.stringify(fields) !== JSON.stringify(fieldsOf(shown));
  const save = async () => {
    const known = isNew ? profiles.find((one) => one.validFrom === validFrom) : shown;
    const from = isNew ? validFrom : shown.validFrom;
    const isDone = await run(() =>
      onSave({ validFrom: from, profile: fields, ...(known ? { version: known.version } : {}) }),
    );
    if (!isDone) return;
    toastDone(t('act.saved'));
    onShow(from);
  };
  return (
    <>
      <Head inForce={inForce} isOpen={isOpen} isNew={isNew} onMode={setNew} />
      <div className="agency-cols">
        <Form
          className="stack"
          onSubmit={() => {
            void save();
          }}
        >
          {isNew ? (
            <DateField
              label={t('agency.validFrom')}
              description={t('agency.newHint')}
              min={today}
              value={validFrom}
              onChange={setValidFrom}
              required
            />
          ) : (
            <p className="hint">{t(isPast ? 'agency.pastHint' : 'agency.fixHint')}</p>
          )}
          <AllFields fields={fields} onChange={setFields} readOnly={!isOpen} />
          <FailureNote failure={failure} />
          {isOpen ? <SaveButton isNew={isNew} isReady={!busy && (isNew || isDirty)} /> : null}
        </Form>
        <div>
          <Letterhead profile={fields} today={isNew && validFrom !== '' ? validFrom : today} />
          <History {...props} />
        </div>
      </div>
    </>
  );
}

interface HeadProps {
  readonly inForce: AgencyProfileView;
  readonly isOpen: boolean;
  readonly isNew: boolean;
  readonly onMode: (isNew: boolean) => void;
}

function Head({ inForce, isOpen, isNew, onMode }: HeadProps) {
  const t = useT();
  const modes = [
    { value: 'fix', label: t('agency.fix') },
    { value: 'new', label: t('agency.new') },
  ];
  return (
    <PageHead
      title={t('agency.title')}
      note={t('agency.inForce', { from: formatCivilDate(inForce.validFrom) })}
      actions={
        isOpen ? (
          <Segmented
            label={t('agency.mode')}
            value={isNew ? 'new' : 'fix'}
            onChange={(mode) => onMode(mode === 'new')}
            options={modes}
          />
        ) : undefined
      }
    />
  );
}

interface AllFieldsProps {
  readonly fields: ProfileFields;
  readonly readOnly: boolean;
  readonly onChange: (fields: ProfileFields) => void;
}

function AllFields({ fields, readOnly, onChange }: AllFieldsProps) {
  const t = useT();
  return (
    <>
      <TextInput
        label={t('agency.name')}
        value={fields.name}
        readOnly={readOnly}
        onChange={(event) => onChange({ ...fields, name: event.target.value })}
        required
      />
      <ProfileInputs profile={fields} readOnly={readOnly} onChange={(change) => onChange({ ...fields, ...change })} />
    </>
  );
}

function SaveButton({ isNew, isReady }: { readonly isNew: boolean; readonly isReady: boolean }) {
  const t = useT();
  return (
    <button type="submit" className="btn primary" disabled={!isReady}>
      {t(isNew ? 'agency.saveNew' : 'act.save')}
    </button>
  );
}

type HistoryProps = Pick<ProfileFormProps, 'profiles' | 'shown' | 'inForce' | 'onShow'>;

function History({ profiles, shown, inForce, onShow }: HistoryProps) {
  const t = useT();
  return (
    <section>
      <h2>{t('agency.history')}</h2>
      <ul className="versions">
        {profiles.map((one) => (
          <li key={one.validFrom}>
            <button
              type="button"
              className="version-link"
              aria-current={one.validFrom === shown.validFrom ? 'true' : undefined}
              onClick={() => onShow(one.validFrom)}
            >
              {one.name}
              <small>{t('agency.from', { from: formatCivilDate(one.validFrom) })}</small>
            </button>
            {one.validFrom === inForce.validFrom ? <span className="badge ok">{t('calendar.now')}</span> : null}
            {one.validFrom > inForce.validFrom ? <span className="badge accent">{t('calendar.later')}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
