import { existsSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { childEnvironment } from '@chuan/kernel/env';
import packed, { inflate } from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Quiet, without the network traffic of a fresh profile, and able to run as root, where the sandbox cannot. */
const flags = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--font-render-hinting=none',
  '--no-first-run',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** A real Chromium: the machine's own, else the one inside an npm package. One a test file; close it at the end. */
export async function launchBrowser(): Promise<Browser> {
  const own = installed.find((path) => existsSync(path));
  if (own) return chromium.launch({ executablePath: own, args: flags });
  try {
    return await launchPacked();
  } catch {
    // An unpacking that was cut short leaves half a program behind; once more from the start.
    for (const name of ['chromium', 'al2023', 'fonts']) rmSync(join(tmpdir(), name), { recursive: true, force: true });
    return launchPacked();
  }
}

/** The folder of the package that a file lies in. */
function packageOf(file: string): string {
  const parent = dirname(file);
  return existsSync(join(file, 'package.json')) && existsSync(join(file, 'bin')) ? file : packageOf(parent);
}

/** The packed one brings the libraries that a bare machine lacks. */
async function launchPacked(): Promise<Browser> {
  const executablePath = await packed.executablePath();
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  await inflate(join(packageOf(entry), 'bin/al2023.tar.br'));
  const env = childEnvironment({
    LD_LIBRARY_PATH: join(tmpdir(), 'al2023/lib'),
    ...(existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(tmpdir(), 'fonts') }),
  });
  return chromium.launch({ executablePath, args: [...flags, '--no-zygote'], env });
}
