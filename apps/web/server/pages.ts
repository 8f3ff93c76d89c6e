import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import type { RequestHandler } from 'express';
import type { AppOptions } from './app.ts';

const webDirectory = path.resolve(import.meta.dirname, '..');

interface Pages extends Pick<AppOptions, 'build' | 'clientDirectory' | 'devFiles'> {
  /** As the pages know themselves; pages that change while they are written have none. */
  readonly version?: string;
}

/** The pages as `remix vite:build` left them. */
export async function builtPages(): Promise<Pages> {
  const entry = pathToFileURL(path.join(webDirectory, 'build/server/index.js')).href;
  const build = (await import(entry)) as ServerBuild;
  return { build, clientDirectory: path.join(webDirectory, 'build/client'), version: build.assets.version };
}

/** The pages straight from the sources, reloaded as they change. */
export async function developedPages(): Promise<Pages & { stop: () => Promise<void> }> {
  const { createServer } = await import('vite');
  const bundler = await createServer({ root: webDirectory, server: { middlewareMode: true }, appType: 'custom' });
  return {
    build: async () => (await bundler.ssrLoadModule('virtual:remix/server-build')) as ServerBuild,
    devFiles: bundler.middlewares as RequestHandler,
    stop: () => bundler.close(),
  };
}
