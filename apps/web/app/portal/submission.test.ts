import { SubmitInput } from '@chuan/dossiers/contract';
import { newId } from '@chuan/kernel';
import { describe, expect, test } from 'vitest';
import { permit } from './content.fixture.ts';
import type { StagedFile } from './file-names.ts';
import { problemsOf, readTyped, submissionOf } from './submission.ts';
import { submissionKey } from './submission-key.server.ts';

const staged = (paper: string): StagedFile => ({ paper, token: `${paper}.token`, name: `${paper}.pdf`, sizeBytes: 10 });

const whole: Readonly<Record<string, string>> = {
  case: 'moi',
  kind: 'person',
  name: '  Nguyễn  Văn Mẫu ',
  idNumber: '001 099 000 123',
  phone: '0900 000 123',
  email: '',
  address: 'Tổ 0, khu phố Mẫu',
  submitterName: '',
  'data-thua': '12, tờ 4',
  'data-dien-tich': '80,5',
  'data-loai': 'Hai tầng',
  delivery: 'counter',
  consent: 'yes',
  requestKey: 'a-request-key',
};

function typedWith(changes: Readonly<Record<string, string>> = {}, files = [staged('don'), staged('ban-ve')]) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...whole, ...changes })) if (value !== '') form.set(name, value);
  return readTyped(form, permit, files);
}

const wordsOf = (changes: Readonly<Record<string, string>>, files?: StagedFile[]) =>
  problemsOf(typedWith(changes, files), permit).map((problem) => [problem.field, problem.word]);

describe('a form that is handed in', () => {
  test('is taken as the procedure wants it when nothing is wrong', () => {
    const typed = typedWith();
    expect(problemsOf(typed, permit)).toEqual([]);
    const input = submissionOf(typed, newId(), permit);
    expect(SubmitInput.safeParse(input).error).toBeUndefined();
    expect(input.applicant).toMatchObject({ name: 'Nguyễn Văn Mẫu', idNumber: '001099000123' });
    expect(input.data).toEqual({ thua: '12, tờ 4', 'dien-tich': 80.5, loai: 'Hai tầng', 'cam-ket': false });
    expect(input.files.map((file) => file.componentKey)).toEqual(['don', 'ban-ve']);
  });

  test('says at each field what is missing, in the order of the page', () => {
    const empty = { name: '', idNumber: '', phone: '', address: '', 'data-thua': '', delivery: '', consent: '' };
    expect(wordsOf(empty, [])).toEqual([
      ['name', 'name'],
      ['idNumber', 'required'],
      ['phone', 'phone'],
      ['address', 'required'],
      ['data-thua', 'required'],
      ['file-don', 'paper'],
      ['file-ban-ve', 'paper'],
      ['delivery', 'choose'],
      ['consent', 'consent'],
    ]);
  });

  test.each([
    ['x', false],
    ['xxxxxxxxxxxxxxxx', false],
    ['Nhà tôi', false],
    ['. - , / . - , /', false],
    ['Số 0 đường Mẫu', true],
    ['Thôn Mẫu, xã Mẫu', true],
  ])('is posted to an address that can be found: %s', (address, isFound) => {
    const posted = problemsOf({ ...typedWith({ address }), delivery: 'postal' }, permit);
    expect(posted).toEqual(isFound ? [] : [{ field: 'address', word: 'postalAddress' }]);
    expect(wordsOf({ address, delivery: 'counter' })).toEqual([]);
  });

  test('asks only for the papers of its case, and for none that the agency takes from a database', () => {
    expect(wordsOf({ case: 'sua' }, [staged('don')])).toEqual([['file-anh', 'paper']]);
  });

  test('leaves out files of a case that was left', () => {
    const typed = typedWith({ case: 'sua' }, [staged('don'), staged('ban-ve'), staged('anh')]);
    expect(submissionOf(typed, newId(), permit).files.map((file) => file.componentKey)).toEqual(['don', 'anh']);
  });

  test.each([
    ['data-dien-tich', 'tám mươi', 'number'],
    ['data-loai', 'Ba tầng', 'choose'],
    ['phone', '12345', 'phone'],
    ['email', 'mau@', 'email'],
    ['name', '12', 'name'],
  ])('refuses %s = %s', (field, value, word) => {
    expect(wordsOf({ [field]: value })).toEqual([[field, word]]);
  });

  test('keeps what was typed, right or wrong', () => {
    const typed = typedWith({ idNumber: '12345', phone: 'không có' });
    expect([typed.idNumber, typed.phone, typed.staged.length]).toEqual(['12345', 'không có', 2]);
  });
});

describe('the key of a submission', () => {
  const id = newId();
  const keyOf = (changes: Readonly<Record<string, string>> = {}) => {
    const typed = typedWith(changes);
    return submissionKey(typed.requestKey, submissionOf(typed, id, permit));
  };

  test('is the same for the same form sent twice', () => {
    expect(keyOf()).toBe(keyOf());
    expect(keyOf()).toMatch(/^[A-Za-z0-9_-]{8,80}$/);
  });

  test('is another once anything was changed', () => {
    expect(keyOf({ address: 'Tổ 1, khu phố Mẫu' })).not.toBe(keyOf());
    expect(keyOf({ requestKey: 'another-key' })).not.toBe(keyOf());
  });
});
