import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import type { RequestHandler } from 'express';
import type { AppOptions } from './app.ts';

const webDirectory = path.resolve(import.meta.dirname, '..');

/** The pages as `remix vite:build` left them. */
export async function builtPages(): Promise<Pick<AppOptions, 'build' | 'clientDirectory'>> {
  const entry = pathToFileURL(path.join(webDirectory, 'build/server/index.js')).href;
  return {
    build: (await import(entry)) as ServerBuild,
    clientDirectory: path.join(webDirectory, 'build/client'),
  };
}

/** The pages straight from the sources, reloaded as they change. */
export async function developedPages(): Promise<
  Pick<AppOptions, 'build' | 'devFiles'> & { stop: () => Promise<void> }
> {
  const { createServer } = await import('vite');
  const bundler = await createServer({ root: webDirectory, server: { middlewareMode: true }, appType: 'custom' });
  return {
    build: async () => (await bundler.ssrLoadModule('virtual:remix/server-build')) as ServerBuild,
    devFiles: bundler.middlewares as RequestHandler,
    stop: () => bundler.close(),
  };
}
