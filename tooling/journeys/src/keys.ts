import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

const mostTabs = 150;

const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === document.activeElement);

/** Radio buttons and lists share one stop of the Tab key; the arrows move within. */
const sharesFocus = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => {
    const held = document.activeElement;
    return (
      element instanceof HTMLInputElement &&
      held instanceof HTMLInputElement &&
      element.type === 'radio' &&
      held.type === 'radio' &&
      element.name === held.name &&
      element.form === held.form
    );
  });

/** Stops of the Tab key that lie between what holds the focus and an element; too low where groups are skipped over. */
const stopsBefore = (target: Locator): Promise<number> =>
  target.evaluate((element) => {
    const stops = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
    const all = [...document.querySelectorAll<HTMLElement>(stops)].filter(
      (one) => one.tabIndex >= 0 && one.checkVisibility({ visibilityProperty: true }) && !one.matches(':disabled'),
    );
    const radios = all.filter((one) => one instanceof HTMLInputElement && one.type === 'radio').length;
    const steps = all.indexOf(element as HTMLElement) - all.indexOf(document.activeElement as HTMLElement) - 1;
    return Math.max(0, steps - radios);
  });

/** Walks to an element with Tab, and with the arrows inside a group, as somebody without a mouse does. */
export async function reach(target: Locator): Promise<void> {
  await target.waitFor();
  const page = target.page();
  const far = await stopsBefore(target);
  for (let tabs = 0; tabs < far; tabs += 1) await page.keyboard.press('Tab');
  for (let tabs = 0; tabs < mostTabs; tabs += 1) {
    if (await isFocused(target)) return;
    await page.keyboard.press((await sharesFocus(target)) ? 'ArrowDown' : 'Tab');
  }
  expect.fail(`the keyboard does not reach ${target}`);
}

/** Follows a link or presses a button. */
export async function press(target: Locator): Promise<void> {
  await reach(target);
  await target.page().keyboard.press('Enter');
}

/** Ticks a box or chooses one of a group. */
export async function tick(target: Locator): Promise<void> {
  await reach(target);
  if (!(await target.isChecked())) await target.page().keyboard.press('Space');
  expect(await target.isChecked()).toBe(true);
}

/** Replaces what stands in a field. */
export async function write(target: Locator, text: string): Promise<void> {
  await reach(target);
  await target.page().keyboard.press('ControlOrMeta+a');
  await target.page().keyboard.insertText(text);
}

/** Chooses from a native list with the arrows. */
export async function choose(target: Locator, label: string | RegExp): Promise<void> {
  await reach(target);
  const list = await target.evaluate((element) => {
    const { options, selectedIndex } = element as HTMLSelectElement;
    return { labels: [...options].map((option) => option.label), selectedIndex };
  });
  const wanted = list.labels.findIndex((one) => (typeof label === 'string' ? one === label : label.test(one)));
  expect(list.labels[wanted], `${label} among ${list.labels.join(', ')}`).toBeDefined();
  const steps = wanted - list.selectedIndex;
  for (let step = 0; step < Math.abs(steps); step += 1)
    await target.page().keyboard.press(steps > 0 ? 'ArrowDown' : 'ArrowUp');
  expect(await target.evaluate((element) => (element as HTMLSelectElement).selectedIndex)).toBe(wanted);
}

/** How many keys a stretch of work takes; text that a scanner would send counts as one. */
export function countKeys(page: Page): {
  readonly pressed: () => number;
  press(key: string): Promise<void>;
  scan(text: string): Promise<void>;
} {
  let count = 0;
  return {
    pressed: () => count,
    press: async (key) => {
      count += 1;
      await page.keyboard.press(key);
    },
    scan: async (text) => {
      count += 1;
      await page.keyboard.insertText(text);
    },
  };
}
