import type { ContentChange, ContentSection } from '@chuan/library/contract';

/** The numbers of the printed document that a change concerns; 0 is its cover. */
const numbers: Readonly<Record<ContentSection, string>> = {
  identity: '0',
  purpose: '1',
  definitions: '4',
  legalBases: '5.1',
  requirements: '5.2',
  components: '5.3',
  cases: '5.3',
  dataFields: '5.3',
  limits: '5.5',
  rules: '5.5',
  fees: '5.7',
  results: '5.8',
  steps: '5.8',
  forms: '6',
  records: '7',
};

/** Of changes, the numbers of the sections that they touch, in order, without repeats. */
export const sectionsTouched = (changes: readonly Pick<ContentChange, 'section'>[]): string[] =>
  [...new Set(changes.map((change) => numbers[change.section]))].sort((a, b) => Number(a) - Number(b));
