import { describe, expect, it } from 'vitest';
import { type FieldState, problemOfField } from './field-problem.ts';

const text: FieldState = { type: 'text', value: '', required: false, minLength: -1, validity: {} };

describe('what a field still wants', () => {
  it('is nothing of one that may stay empty, or that is filled in', () => {
    expect(problemOfField(text)).toBeUndefined();
    expect(problemOfField({ ...text, required: true, value: 'Trần Thị Mẫu' })).toBeUndefined();
  });

  it('is to be filled in, chosen or ticked, as it is made for', () => {
    const empty = { ...text, required: true, validity: { valueMissing: true } };
    expect(problemOfField(empty)).toEqual({ key: 'missing' });
    expect(problemOfField({ ...empty, type: 'select-one' })).toEqual({ key: 'choose' });
    expect(problemOfField({ ...empty, type: 'radio', value: 'own_unit' })).toEqual({ key: 'choose' });
    expect(problemOfField({ ...empty, type: 'checkbox', value: 'on' })).toEqual({ key: 'tick' });
  });

  it('is more than blanks', () => {
    expect(problemOfField({ ...text, required: true, value: '  \n' })).toEqual({ key: 'missing' });
  });

  it('is length, also of what a script wrote there', () => {
    expect(problemOfField({ ...text, value: 'ngắn', minLength: 10 })).toEqual({ key: 'short', limit: '10' });
    expect(problemOfField({ ...text, minLength: 10 })).toBeUndefined();
  });

  it('is the right form, and a number between its bounds', () => {
    expect(problemOfField({ ...text, type: 'email', value: 'a', validity: { typeMismatch: true } })).toEqual({
      key: 'email',
    });
    expect(problemOfField({ ...text, value: 'h21', validity: { patternMismatch: true } })).toEqual({ key: 'form' });
    const low = { ...text, type: 'number', value: '0', min: '1', validity: { rangeUnderflow: true } };
    expect(problemOfField(low)).toEqual({ key: 'low', limit: '1' });
  });

  it('is left to a field that says it itself', () => {
    expect(problemOfField({ ...text, required: true, validity: { customError: true } })).toEqual({ key: 'own' });
  });
});
