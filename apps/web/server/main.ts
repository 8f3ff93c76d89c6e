import { readEnv } from '@chuan/kernel/env';
import { createApp } from './app.ts';
import { type ContextSource, signedOut } from './context.ts';
import { listen } from './listen.ts';
import { builtPages, developedPages } from './pages.ts';

const withoutServices: ContextSource = async (facts) => ({ ...facts, session: signedOut, api: undefined });

/** Boots the web server and stops it cleanly; decides nothing. */
async function main(): Promise<void> {
  const env = readEnv();
  const dev = process.argv.includes('--dev');
  const pages = dev ? await developedPages() : { ...(await builtPages()), stop: async () => {} };
  const app = createApp({
    ...pages,
    getLoadContext: withoutServices,
    publicOrigin: env.PUBLIC_URL === undefined ? undefined : new URL(env.PUBLIC_URL).origin,
    trustedProxies: env.TRUSTED_PROXIES,
    log: (line) => console.log(JSON.stringify(line)),
  });
  const server = await listen(app, env.PORT, env.HOST);
  console.log(JSON.stringify({ level: 'info', listening: `http://${env.HOST}:${server.port}` }));

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await Promise.all([server.close(), pages.stop()]);
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

await main();
