import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { en, vi } from '@chuan/oversight/messages';
import { expect, it } from 'vitest';
import { root } from './tool.ts';

/** `unit.created`: what stands in the log as an action, wherever it is written down. */
function actionsInCode(): string[] {
  const sources = globSync(['packages/capabilities/*/src/**/*.ts', 'apps/*/src/**/*.ts'], {
    cwd: root,
    exclude: (path) => /node_modules|\.test\.|\.fixture\.|messages/.test(String(path)),
  });
  const lines = sources.flatMap((path) => readFileSync(join(root, path), 'utf8').split('\n'));
  const written = lines.filter((line) => /\baction:/.test(line));
  const names = written.flatMap((line) => [...line.matchAll(/'([a-z_]+\.[a-z_]+)'/g)].map(([, name]) => name!));
  return [...new Set(names)].sort();
}

it.each([
  ['vi', vi],
  ['en', en],
])('the log tells every action in words, in %s', (_, { log }) => {
  const told = Object.entries(log.actions).flatMap(([noun, verbs]) =>
    Object.keys(verbs).map((verb) => `${noun}.${verb}`),
  );
  const actions = actionsInCode();
  expect(actions.length).toBeGreaterThan(40);
  expect(actions.filter((action) => !told.includes(action))).toEqual([]);
});
