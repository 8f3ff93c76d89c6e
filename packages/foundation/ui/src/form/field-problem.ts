/** What a field is asked: the parts of an input, a select or a textarea that say whether it is filled in. */
export interface FieldState {
  readonly type: string;
  readonly value: string;
  readonly required: boolean;
  readonly minLength?: number;
  readonly min?: string;
  readonly max?: string;
  readonly validity: Partial<ValidityState>;
}

export interface FieldProblem {
  /** `own`: the field tells what is wrong with it by itself. */
  readonly key: 'own' | 'missing' | 'choose' | 'tick' | 'email' | 'number' | 'form' | 'short' | 'low' | 'high';
  /** The least length, or the bound that was passed. */
  readonly limit?: string;
}

const absent: Readonly<Record<string, 'choose' | 'tick'>> = {
  radio: 'choose',
  'select-one': 'choose',
  file: 'choose',
  checkbox: 'tick',
};

const isBlank = ({ type, value, required }: FieldState): boolean =>
  required && absent[type] === undefined && value.trim() === '';

/**
 * What a field still wants, asked of what it says itself. Blank is missing, and a text too short is so however it came
 * there: browsers count only what was typed by hand.
 */
export function problemOfField(field: FieldState): FieldProblem | undefined {
  const { type, value, validity, minLength = -1, min = '', max = '' } = field;
  if (validity.customError) return { key: 'own' };
  if (validity.valueMissing || isBlank(field)) return { key: absent[type] ?? 'missing' };
  if (validity.typeMismatch) return { key: type === 'email' ? 'email' : 'form' };
  if (validity.badInput || validity.stepMismatch) return { key: 'number' };
  if (validity.rangeUnderflow) return { key: 'low', limit: min };
  if (validity.rangeOverflow) return { key: 'high', limit: max };
  if (value !== '' && value.length < minLength) return { key: 'short', limit: String(minLength) };
  return validity.patternMismatch || validity.tooLong ? { key: 'form' } : undefined;
}
