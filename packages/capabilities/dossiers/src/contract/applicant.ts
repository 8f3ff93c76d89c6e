/** What is asked of an applicant's particulars wherever they are typed; forms of all faces hold to it. */
export interface IdProblem {
  readonly word: 'required' | 'citizenId' | 'citizenIdProvince' | 'taxCode' | 'taxCodeCheck';
  /** Digits that were typed. */
  readonly count?: number;
}

const bare = (typed: string): string => typed.replace(/[\s.-]/g, '');

const taxWeights = [31, 29, 23, 19, 17, 13, 7, 5, 3];

/** Tenth digit of a tax code: ten less the weighted sum of the first nine modulo eleven (Circular 86/2024/TT-BTC). */
export function isTaxCode(digits: string): boolean {
  const sum = taxWeights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return Number(digits[9]) === 10 - (sum % 11);
}

/** Codes of provinces that identity numbers begin with. */
const lastProvince = 96;

function citizenIdProblem(digits: string): IdProblem | undefined {
  if (digits.length !== 12) return { word: 'citizenId', count: digits.length };
  const province = Number(digits.slice(0, 3));
  // Nought is given to nobody and stands for invented people in samples.
  return province <= lastProvince ? undefined : { word: 'citizenIdProvince' };
}

/** Checks an identity number of a person or a tax code of an organisation. */
export function idProblem(kind: 'person' | 'organisation', typed: string): IdProblem | undefined {
  const digits = bare(typed);
  if (digits === '') return { word: 'required' };
  if (!/^\d+$/.test(digits))
    return { word: kind === 'person' ? 'citizenId' : 'taxCode', count: digits.replace(/\D/g, '').length };
  // Since 1 July 2025 a household's tax code is its owner's identity number.
  if (kind === 'person' || digits.length === 12) return citizenIdProblem(digits);
  if (digits.length !== 10 && digits.length !== 13) return { word: 'taxCode', count: digits.length };
  return isTaxCode(digits) ? undefined : { word: 'taxCodeCheck' };
}

/** An identity number or tax code as it is kept: without separators but the one before a branch. */
export function idNumberOf(typed: string): string {
  const digits = bare(typed);
  return digits.length === 13 ? `${digits.slice(0, 10)}-${digits.slice(10)}` : digits;
}

export const isPhone = (typed: string): boolean => typed.length <= 20 && /^(0|\+84)\d{9,10}$/.test(bare(typed));

export const isName = (typed: string): boolean => typed.trim().length >= 2 && /\p{L}/u.test(typed);

/** A figure as it is written here, with a comma before its decimals; NaN if it is none. */
export const numberOf = (typed: string): number => Number(typed.replace(',', '.'));
