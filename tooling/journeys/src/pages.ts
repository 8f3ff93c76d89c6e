import type { Page } from 'playwright-core';

/** Waits until the page with this title stands there, to its end: a page comes in pieces. */
export async function arriveAt(page: Page, title: string | RegExp): Promise<void> {
  await page.getByRole('heading', { level: 1, name: title }).first().waitFor();
  await page.waitForLoadState();
}

/** Waits until the page's scripts listen to keys: React has then taken over what the server sent. */
export async function untilAwake(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const content = document.querySelector('main');
    return content !== null && Object.keys(content).some((key) => key.startsWith('__reactFiber'));
  });
  // What listens is put in place after the work that follows; then nothing more is to be done.
  await page.evaluate(
    () =>
      new Promise<void>((done) => requestAnimationFrame(() => requestIdleCallback(() => done(), { timeout: 2_000 }))),
  );
}

/** Opens a page whose scripts are held back until the hands have done what comes early. */
export async function visitEarly(page: Page, path: string, hands: () => Promise<void>): Promise<void> {
  let letThrough: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  const scripts = /\/assets\/.*\.js/;
  await page.route(scripts, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(path, { waitUntil: 'commit' });
  await hands();
  letThrough();
  await untilAwake(page);
  await page.unroute(scripts);
}

/** Opens a page of the workspace or the vendor's console, ready for keys. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await untilAwake(page);
}
