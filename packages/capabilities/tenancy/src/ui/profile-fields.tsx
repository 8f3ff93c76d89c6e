import { TextInput } from '@mantine/core';
import type { ProfileFields } from '../contract.ts';
import { useT } from './translate.ts';

export interface ProfileFieldsProps {
  readonly profile: Omit<ProfileFields, 'name'>;
  readonly onChange: (change: Partial<Omit<ProfileFields, 'name'>>) => void;
  readonly readOnly?: boolean;
}

/** What stands on an agency's papers beside its name. */
export function ProfileInputs({ profile, onChange, readOnly = false }: ProfileFieldsProps) {
  const t = useT();
  const field = (key: keyof typeof profile, required = false) => ({
    label: t(`agency.${key}`),
    value: profile[key],
    readOnly,
    required,
    onChange: (event: { target: { value: string } }) => onChange({ [key]: event.target.value }),
  });
  return (
    <>
      <TextInput {...field('superiorName')} description={t('agency.superiorHint')} />
      <TextInput {...field('oneStopName', true)} />
      <div className="g2">
        <TextInput
          {...field('agencyIdentifier', true)}
          description={t('agency.identifierHint')}
          placeholder={t('agency.identifierExample')}
          className="num-field"
          pattern="[A-Z][0-9]{2}(\.[0-9A-Z]+)*"
          title={t('agency.identifierHint')}
        />
        <TextInput {...field('place')} description={t('agency.placeHint')} />
      </div>
      <TextInput {...field('address')} />
      <div className="g2">
        <TextInput {...field('phone')} inputMode="tel" />
        <TextInput {...field('email')} type="email" />
      </div>
    </>
  );
}
