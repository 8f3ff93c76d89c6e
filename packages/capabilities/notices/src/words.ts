import { formatPromise, type Locale } from '@chuan/ui/language';
import type { NoticeParams } from './contract.ts';

/** Everything a sentence may ask for, as words; instants become promises. */
export function wordsOf(params: NoticeParams, locale: Locale) {
  const told = Object.entries(params).map(([key, value]) => [
    key,
    typeof value === 'number' && key.endsWith('At') ? formatPromise(value, locale) : value,
  ]);
  const empty = {
    code: '',
    procedure: '',
    step: '',
    stepDueAt: '',
    dueAt: '',
    intakeDueAt: '',
    intakeHours: 0,
    paperIs: 'unlisted',
    cleanCopy: 'needed',
    clock: 'runs',
    paper: '',
    number: 0,
    reason: '',
    effectiveAt: '',
  };
  return { ...empty, ...Object.fromEntries(told) } as typeof empty;
}
