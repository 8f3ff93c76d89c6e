import {
  deliveriesOf,
  idNumberOf,
  idProblem,
  isName,
  isPhone,
  isPostalAddress,
  numberOf,
  type SubmitInput,
} from '@chuan/dossiers/contract';
import type { PostedProcedure } from '@chuan/procedures/contract';
import { cutText } from '../cut-text.ts';
import type { StagedFile } from './file-names.ts';

type Delivery = SubmitInput['deliveryMethod'];

/** What was typed, as it was typed. */
export interface Typed {
  readonly caseKey: string;
  readonly kind: 'person' | 'organisation';
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly email: string;
  readonly address: string;
  readonly submitterName: string;
  readonly data: Readonly<Record<string, string>>;
  readonly delivery: Delivery | '';
  readonly hasConsent: boolean;
  readonly staged: readonly StagedFile[];
  readonly requestKey: string;
}

export const blank = (requestKey: string, caseKey: string): Typed => ({
  caseKey,
  kind: 'person',
  name: '',
  idNumber: '',
  phone: '',
  email: '',
  address: '',
  submitterName: '',
  data: {},
  delivery: '',
  hasConsent: false,
  staged: [],
  requestKey,
});

const maxText = 2_000;
const text = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? cutText(value.trim(), maxText) : '';
};

export const dataField = (key: string): string => `data-${key}`;

/** Reads the form as it came, right or wrong. */
export function readTyped(form: FormData, content: PostedProcedure, staged: readonly StagedFile[]): Typed {
  const delivery = text(form, 'delivery');
  return {
    caseKey: text(form, 'case'),
    kind: text(form, 'kind') === 'organisation' ? 'organisation' : 'person',
    name: text(form, 'name').replace(/\s+/g, ' '),
    idNumber: text(form, 'idNumber'),
    phone: text(form, 'phone'),
    email: text(form, 'email'),
    address: text(form, 'address'),
    submitterName: text(form, 'submitterName').replace(/\s+/g, ' '),
    data: Object.fromEntries(content.dataFields.map(({ key }) => [key, text(form, dataField(key))])),
    delivery: deliveriesOf(content.methods).find((one) => one === delivery) ?? '',
    hasConsent: form.get('consent') === 'yes',
    staged,
    requestKey: text(form, 'requestKey'),
  };
}

/** What is wrong with a field: a word of `form.problem` and its parameters. */
export interface FieldProblem {
  readonly field: string;
  readonly word: ProblemWord;
  readonly count?: number;
}

export type ProblemWord =
  | 'required'
  | 'choose'
  | 'name'
  | 'postalAddress'
  | 'citizenId'
  | 'citizenIdProvince'
  | 'taxCode'
  | 'taxCodeCheck'
  | 'phone'
  | 'email'
  | 'number'
  | 'paper'
  | 'consent'
  | 'tooLong';

const isEmail = (typed: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(typed) && typed.length <= 200;

/** Papers of a case; those that the agency takes from a database are not asked for. */
export const papersOf = (content: PostedProcedure, caseKey: string) =>
  content.components.filter((component) => component.caseKey === undefined || component.caseKey === caseKey);

function dataProblems(typed: Typed, { dataFields }: PostedProcedure): FieldProblem[] {
  return dataFields.flatMap((field): FieldProblem[] => {
    const value = typed.data[field.key] ?? '';
    const name = dataField(field.key);
    if (value === '')
      return field.isRequired ? [{ field: name, word: field.kind === 'choice' ? 'choose' : 'required' }] : [];
    if (field.kind === 'number' && !Number.isFinite(numberOf(value))) return [{ field: name, word: 'number' }];
    if (field.kind === 'choice' && !field.choices.includes(value)) return [{ field: name, word: 'choose' }];
    return [];
  });
}

/** Any address will do to tell who somebody is; one that a result is posted to must be found. */
function addressProblems({ address, delivery }: Typed): FieldProblem[] {
  if (address === '') return [{ field: 'address', word: 'required' }];
  if (address.length > 300) return [{ field: 'address', word: 'tooLong', count: 300 }];
  return delivery === 'postal' && !isPostalAddress(address) ? [{ field: 'address', word: 'postalAddress' }] : [];
}

function applicantProblems(typed: Typed): FieldProblem[] {
  const id = idProblem(typed.kind, typed.idNumber);
  return [
    ...(isName(typed.name) ? [] : [{ field: 'name', word: 'name' as const }]),
    ...(typed.name.length > 200 ? [{ field: 'name', word: 'tooLong' as const, count: 200 }] : []),
    ...(id ? [{ field: 'idNumber', ...id }] : []),
    ...(isPhone(typed.phone) ? [] : [{ field: 'phone', word: 'phone' as const }]),
    ...(typed.email === '' || isEmail(typed.email) ? [] : [{ field: 'email', word: 'email' as const }]),
    ...addressProblems(typed),
    ...(typed.submitterName.length > 200 ? [{ field: 'submitterName', word: 'tooLong' as const, count: 200 }] : []),
  ];
}

/** Everything that keeps the form from being handed in, in the order of the page. */
export function problemsOf(typed: Typed, content: PostedProcedure): FieldProblem[] {
  const there = new Set(typed.staged.map((file) => file.paper));
  const papers = papersOf(content, typed.caseKey).filter(
    (paper) => paper.isRequired && !paper.isFromDatabase && !there.has(paper.key),
  );
  return [
    ...applicantProblems(typed),
    ...dataProblems(typed, content),
    ...papers.map((paper) => ({ field: `file-${paper.key}`, word: 'paper' as const })),
    ...(typed.delivery === '' ? [{ field: 'delivery', word: 'choose' as const }] : []),
    ...(typed.hasConsent ? [] : [{ field: 'consent', word: 'consent' as const }]),
  ];
}

function dataOf(typed: Typed, { dataFields }: PostedProcedure): SubmitInput['data'] {
  return Object.fromEntries(
    dataFields.flatMap((field): [string, string | number | boolean][] => {
      const value = typed.data[field.key] ?? '';
      if (field.kind === 'boolean') return [[field.key, value === 'yes']];
      if (value === '') return [];
      return [[field.key, field.kind === 'number' ? numberOf(value) : value]];
    }),
  );
}

/** The form as the procedure takes it; only for a form without problems. */
export function submissionOf(typed: Typed, procedureId: string, content: PostedProcedure): SubmitInput {
  const asked = new Set(papersOf(content, typed.caseKey).map((paper) => paper.key));
  return {
    procedureId,
    caseKey: typed.caseKey,
    applicant: {
      kind: typed.kind,
      name: typed.name,
      idNumber: idNumberOf(typed.idNumber),
      phone: typed.phone,
      email: typed.email,
      address: typed.address,
      submitterName: typed.submitterName,
    },
    components: [],
    data: dataOf(typed, content),
    deliveryMethod: typed.delivery === '' ? 'counter' : typed.delivery,
    files: typed.staged
      .filter((file) => asked.has(file.paper))
      .map(({ token, paper }) => ({ token, componentKey: paper })),
  };
}
