import { describe, expect, test } from 'vitest';
import { keyName, mayAct, onCtrlEnter } from './shortcuts.ts';

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {}) =>
  keyName({ key, ctrlKey: false, metaKey: false, altKey: false, ...held });

test.each([
  ['j', {}, 'j'],
  ['J', {}, 'j'],
  ['?', {}, '?'],
  ['F2', {}, 'F2'],
  ['Enter', { ctrlKey: true }, 'Ctrl Enter'],
  ['k', { metaKey: true }, 'Ctrl k'],
  ['b', { altKey: true }, 'Alt b'],
])('%s with %j is %s', (key, held, name) => {
  expect(press(key, held)).toBe(name);
});

describe('a single letter', () => {
  test.each([
    [false, true, true],
    [true, true, false],
    [false, false, false],
  ])('while typing %s, single keys on %s: acts %s', (typing, on, acts) => {
    expect(mayAct('x', typing, on)).toBe(acts);
  });

  test('function keys and chords act even while typing and when single keys are off', () => {
    expect(['F2', 'Ctrl Enter', 'Escape'].every((name) => mayAct(name, true, false))).toBe(true);
  });
});

test.each([
  [{ key: 'Enter', ctrlKey: true }, 1],
  [{ key: 'Enter', metaKey: true }, 1],
  [{ key: 'Enter' }, 0],
  [{ key: 'a', ctrlKey: true }, 0],
])('in a dialog %j sends it off %d times, and does nothing else', (pressed, times) => {
  const done: string[] = [];
  const event = {
    ...{ ctrlKey: false, metaKey: false, altKey: false, ...pressed },
    preventDefault: () => void done.push('kept'),
    stopPropagation: () => void done.push('stopped'),
  };
  onCtrlEnter(() => void done.push('acted'))(event);
  expect(done).toEqual(times === 1 ? ['kept', 'stopped', 'acted'] : []);
});
