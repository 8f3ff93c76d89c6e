import { desktop, phone } from './sizes.ts';
import { launchBrowser } from './browser.ts';
import { accountOf, signIn, type Person } from './people.ts';
const [url, dir, person, path, name, prep] = process.argv.slice(2) as string[];
const browser = await launchBrowser();
for (const size of [desktop, phone]) {
  const c = await browser.newContext({ baseURL: url, viewport: size, locale: 'vi-VN', reducedMotion: 'reduce' });
  if (person && person !== '-') await signIn(c, url!, accountOf(person as Person, dir!));
  const p = await c.newPage();
  await p.goto(path!, { waitUntil: 'networkidle' });
  if (prep) await p.evaluate(prep);
  await p.waitForTimeout(300);
  await p.screenshot({ path: `/tmp/dark/${name}-${size.width}.png` });
  await c.close();
}
await browser.close();
