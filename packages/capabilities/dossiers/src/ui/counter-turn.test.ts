import { describe, expect, test } from 'vitest';
import type { Reception } from '../contract.ts';
import { ReceiveInput } from '../contract.ts';
import { amountOf } from './charge.ts';
import { problemsOfTurn, stillWrong } from './counter-problems.ts';
import { freshTurn, missingOfAnswer, missingPapers, paperOf, receiveInput, type Turn } from './counter-turn.ts';

const component = (key: string, more: Partial<Reception['components'][number]> = {}) => ({
  key,
  name: `Giấy ${key}`,
  originals: 1,
  copies: 2,
  isRequired: true,
  isFromDatabase: false,
  note: '',
  ...more,
});

const procedureId = '01a1c97a-5500-72e1-be22-cd3d3c94d834';
const reception = {
  procedureId,
  caseKey: '',
  feeVnd: 50_000,
  components: [
    component('a'),
    component('b', { isRequired: false }),
    component('c', { isFromDatabase: true }),
    component('d', { originals: 0 }),
  ],
  dataFields: [{ key: 'floors', label: 'Số tầng', kind: 'number', choices: [], isRequired: true }],
} as unknown as Reception;

const filled: Turn = {
  ...freshTurn,
  procedureId,
  applicant: { ...freshTurn.applicant, name: 'Võ Thị Ví Dụ' },
  papers: { a: paperOf(reception.components[0]!, true), d: paperOf(reception.components[3]!, true) },
  data: { floors: '3' },
};

test('a result is posted to an address, and only what is accepted has a result', () => {
  const posted = (address: string): Turn => ({
    ...filled,
    deliveryMethod: 'postal',
    applicant: { ...filled.applicant, address },
  });
  expect(places(posted('x'), reception, true)).toEqual(['address']);
  expect(places(posted('x'), reception, false)).toEqual([]);
  expect(places(posted('Số 0 đường Mẫu, phường Quy Nhơn Nam'), reception, true)).toEqual([]);
});

const places = (...asked: Parameters<typeof problemsOfTurn>) => problemsOfTurn(...asked).map(({ at }) => at);

describe('what bars a turn', () => {
  test('all of it is told at once, from the top down', () => {
    const applicant = { ...freshTurn.applicant, idNumber: '12345', phone: '12' };
    expect(problemsOfTurn({ ...filled, applicant, papers: {}, data: {} }, reception, true)).toEqual([
      { at: 'idNumber', word: 'citizenId', count: 5 },
      { at: 'name', word: 'name' },
      { at: 'phone', word: 'phone' },
      { at: 'papers', word: 'papers', count: 2 },
      { at: 'data-floors', label: 'Số tầng', word: 'required' },
    ]);
    expect(places(freshTurn, undefined, true)).toEqual(['procedure', 'name']);
    expect(places(filled, reception, true)).toEqual([]);
  });

  test('no number and no telephone bar nothing: not everybody has them', () => {
    const applicant = { ...filled.applicant, idNumber: ' ', phone: '' };
    expect(places({ ...filled, applicant }, reception, true)).toEqual([]);
  });

  test('a tax code is asked of an organisation, an identity number of a person', () => {
    const numbered = (kind: 'person' | 'organisation') => ({
      ...filled,
      applicant: { ...filled.applicant, kind, idNumber: '0100109106-001' },
    });
    expect(places(numbered('organisation'), reception, true)).toEqual([]);
    expect(places(numbered('person'), reception, true)).toEqual(['idNumber']);
  });

  test('a figure is written with a comma, and never as a word', () => {
    const floors = (text: string) => ({ ...filled, data: { floors: text } });
    expect(problemsOfTurn(floors('hai'), reception, true)).toMatchObject([{ at: 'data-floors', word: 'number' }]);
    expect(places(floors('2,5'), reception, true)).toEqual([]);
    expect(receiveInput(floors('2,5'), reception).data).toEqual({ floors: 2.5 });
  });

  test('missing papers bar acceptance only: a request for them may go out', () => {
    expect(places({ ...filled, papers: {} }, reception, false)).toEqual([]);
  });

  test('papers that are optional or looked up by the agency are never missing', () => {
    expect(missingPapers({ ...filled, papers: {} }, reception).map((one) => one.key)).toEqual(['a', 'd']);
  });

  test('what is put right is no longer told, and what was not tried yet is not', () => {
    const before = problemsOfTurn({ ...filled, papers: {}, data: {} }, reception, true);
    const now = problemsOfTurn(
      { ...filled, papers: {}, applicant: { ...filled.applicant, phone: '0' } },
      reception,
      true,
    );
    expect(stillWrong(before, now)).toEqual([{ at: 'papers', word: 'papers', count: 2 }]);
  });
});

describe('what an answer that receives nothing lacks', () => {
  const nothing = { items: [], ground: '' as const, reason: '' };

  test('is told from the top of the form down', () => {
    expect(missingOfAnswer('refuse', nothing)).toEqual(['ground', 'reason']);
    expect(missingOfAnswer('supplement', nothing)).toEqual(['items', 'reason']);
    expect(missingOfAnswer('supplement', { ...nothing, items: Array(31).fill('Đơn') })).toEqual([
      'fewerItems',
      'reason',
    ]);
  });

  test('is a reason when only blanks stand there, and nothing once it is told', () => {
    expect(missingOfAnswer('refuse', { ...nothing, ground: 'not_eligible', reason: '   ' })).toEqual(['reason']);
    expect(missingOfAnswer('refuse', { ...nothing, ground: 'not_eligible', reason: 'Sai nơi' })).toEqual([]);
  });
});

describe('what is sent', () => {
  test('ticking a paper takes the numbers that the procedure asks for', () => {
    expect(paperOf(reception.components[0]!, true)).toMatchObject({ originals: 1, copies: 2, isReceived: true });
    expect(paperOf(reception.components[0]!, false)).toMatchObject({ originals: 0, copies: 0, isReceived: false });
  });

  test('it is what the server takes, with figures as numbers', () => {
    const input = ReceiveInput.parse(receiveInput(filled, reception));
    expect(input.data).toEqual({ floors: 3 });
    expect(input.components.map((one) => one.key)).toEqual(['a', 'b', 'd']);
    expect(input.isFeePaid).toBe(true);
  });

  test('a proxy named and then taken back is not sent', () => {
    const applicant = { ...filled.applicant, submitterName: 'Bùi Văn Nháp' };
    expect(receiveInput({ ...filled, applicant }, reception).applicant.submitterName).toBe('');
    expect(receiveInput({ ...filled, applicant, isByOther: true }, reception).applicant.submitterName).toBe(
      'Bùi Văn Nháp',
    );
  });

  test('nothing is paid where nothing is charged', () => {
    expect(receiveInput(filled, { ...reception, feeVnd: 0 }).isFeePaid).toBe(false);
  });
});

describe('the fee', () => {
  const open = { ...reception, isFeeOpen: true } as Reception;
  const typed = (fee: string | undefined, feeReason = '') => ({ ...filled, fee, feeReason });

  test.each([
    [undefined, 50_000],
    ['40.000', 40_000],
    ['40 000', 40_000],
    ['0', 0],
    ['', Number.NaN],
    ['40,5', Number.NaN],
  ])('typed as %j is %d', (fee, vnd) => {
    expect(amountOf(typed(fee), open)).toBe(vnd);
  });

  test('that differs from the listed one wants a reason, and goes out with it', () => {
    expect(places(typed('40.000'), open, true)).toEqual(['feeReason']);
    expect(places(typed('bốn mươi', 'Năm bản'), open, true)).toEqual(['amount']);
    const told = typed('40.000', '5 bản × 8.000 đồng');
    expect(places(told, open, true)).toEqual([]);
    expect(ReceiveInput.parse(receiveInput(told, open)).fee).toEqual({
      amountVnd: 40_000,
      reason: '5 bản × 8.000 đồng',
    });
  });

  test('by the page or copy is asked for, and nothing counts as paid unasked', () => {
    const byUnit = { ...open, isFeeByUnit: true };
    expect(places(typed(undefined), byUnit, true)).toEqual(['amount']);
    expect(places(typed(''), byUnit, true)).toEqual(['amount']);
    expect(places(typed('50.000'), byUnit, true)).toEqual([]);
    expect(receiveInput(typed('50.000'), byUnit)).toMatchObject({ isFeePaid: false });
    expect(receiveInput({ ...typed('50.000'), isFeePaid: true }, byUnit)).toMatchObject({ isFeePaid: true });
    expect(receiveInput(typed('50.000'), byUnit).fee).toEqual({ amountVnd: 50_000, reason: '' });
    expect(receiveInput(filled, open)).toMatchObject({ isFeePaid: true });
    expect(receiveInput(filled, open).fee).toBeUndefined();
  });

  test('that the procedure fixes is never another, whatever was typed before', () => {
    expect(receiveInput(typed('40.000', 'Năm bản'), { ...open, isFeeOpen: false }).fee).toBeUndefined();
  });
});
