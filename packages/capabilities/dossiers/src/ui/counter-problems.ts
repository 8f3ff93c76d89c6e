import type { Applicant, Reception } from '../contract.ts';
import { type IdProblem, idProblem, isName, isPhone, numberOf } from '../contract/applicant.ts';
import { isPostalAddress } from '../contract/delivery.ts';
import { type ChargeWant, missingOfCharge } from './charge.ts';
import { missingPapers, type Turn } from './counter-turn.ts';

type DataPlace = `data-${string}`;
export type TurnPlace = 'procedure' | 'idNumber' | 'name' | 'phone' | 'address' | 'papers' | ChargeWant | DataPlace;

/** What bars a turn: where it stands on the counter, and a word of `counter.problem`. */
export interface TurnProblem {
  readonly at: TurnPlace;
  readonly word: 'procedure' | IdProblem['word'] | 'name' | 'phone' | 'address' | 'papers' | 'number' | ChargeWant;
  readonly count?: number;
  /** The name of a field that the procedure asks for. */
  readonly label?: string;
}

/** Somebody may come without a number or a telephone; but what is given must be right. */
function applicantProblems({ kind, name, idNumber, phone }: Applicant): TurnProblem[] {
  const id = idNumber.trim() === '' ? undefined : idProblem(kind, idNumber);
  return [
    ...(id ? [{ at: 'idNumber' as const, ...id }] : []),
    ...(isName(name) ? [] : [{ at: 'name', word: 'name' } as const]),
    ...(phone.trim() === '' || isPhone(phone.trim()) ? [] : [{ at: 'phone', word: 'phone' } as const]),
  ];
}

/** A result can only be posted to an address. */
const addressProblems = ({ deliveryMethod, applicant }: Turn): TurnProblem[] =>
  deliveryMethod === 'postal' && !isPostalAddress(applicant.address) ? [{ at: 'address', word: 'address' }] : [];

function dataProblems({ data }: Turn, { dataFields }: Reception): TurnProblem[] {
  return dataFields.flatMap(({ key, label, kind, isRequired }): TurnProblem[] => {
    const text = (data[key] ?? '').trim();
    const place = { at: `data-${key}`, label } as const;
    if (text === '') return isRequired ? [{ ...place, word: 'required' }] : [];
    return kind === 'number' && Number.isNaN(numberOf(text)) ? [{ ...place, word: 'number' }] : [];
  });
}

function paperProblems(turn: Turn, reception: Reception): TurnProblem[] {
  const count = missingPapers(turn, reception).length;
  return count === 0 ? [] : [{ at: 'papers', word: 'papers', count }];
}

function chargeProblems(turn: Turn, reception: Reception): TurnProblem[] {
  const want = missingOfCharge(turn, reception);
  return want === undefined ? [] : [{ at: want, word: want }];
}

/** All that still bars the turn, from the top of the counter down; papers and the fee bar only acceptance. */
export function problemsOfTurn(turn: Turn, reception: Reception | undefined, accepting: boolean): TurnProblem[] {
  const applicant = applicantProblems(turn.applicant);
  if (reception === undefined) return [{ at: 'procedure', word: 'procedure' }, ...applicant];
  return [
    ...applicant,
    ...(accepting ? [...addressProblems(turn), ...paperProblems(turn, reception)] : []),
    ...dataProblems(turn, reception),
    ...(accepting ? chargeProblems(turn, reception) : []),
  ];
}

/** Those of an attempt that are still there: nothing is held against somebody before they try to send it. */
export const stillWrong = (found: readonly TurnProblem[], now: readonly TurnProblem[]): TurnProblem[] =>
  now.filter(({ at }) => found.some((one) => one.at === at));
