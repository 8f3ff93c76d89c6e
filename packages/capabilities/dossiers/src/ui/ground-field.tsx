import { type RefusalGround, refusalGrounds } from '../contract/inputs.ts';
import { Choices } from './fields.tsx';
import { useT } from './translate.ts';

interface GroundFieldProps {
  readonly id?: string;
  readonly value: RefusalGround | '';
  readonly onChange: (value: RefusalGround) => void;
}

/** The ground that Mẫu 03 prints ticked. None is chosen beforehand: the officer answers for it. */
export function GroundField({ id, value, onChange }: GroundFieldProps) {
  const t = useT();
  return (
    <Choices
      {...(id === undefined ? {} : { id })}
      label={t('act.refuse_intake.ground')}
      value={value}
      autoFocus
      required
      choices={refusalGrounds.map((ground) => ({ value: ground, label: t(`act.refuse_intake.${ground}`) }))}
      onChange={(chosen) => onChange(chosen as RefusalGround)}
    />
  );
}
