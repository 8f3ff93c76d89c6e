import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { en, vi } from '@chuan/oversight/messages';
import { expect, it } from 'vitest';
import { root } from './tool.ts';

/** `unit.created`: the names that stand in lines of one kind, wherever they are written down. */
function namesIn(isMeant: RegExp): string[] {
  const sources = globSync(
    ['packages/capabilities/*/src/**/*.ts', 'packages/foundation/api/src/*.ts', 'apps/*/src/**/*.ts'],
    {
      cwd: root,
      exclude: (path) => /node_modules|\.test\.|\.fixture\.|messages/.test(String(path)),
    },
  );
  const lines = sources.flatMap((path) => readFileSync(join(root, path), 'utf8').split('\n'));
  const written = lines.filter((line) => isMeant.test(line));
  const names = written.flatMap((line) => [...line.matchAll(/'([a-z_]+\.[a-z_]+)'/g)].map(([, name]) => name!));
  return [...new Set(names)].sort();
}

const wordsOf = (tree: Readonly<Record<string, object>>): string[] =>
  Object.entries(tree).flatMap(([noun, verbs]) => Object.keys(verbs).map((verb) => `${noun}.${verb}`));

/** Thrown where nobody is signed in at an agency, or by nobody's doing. */
const untold = ['permission.undeclared', 'session.no_agency'];

it.each([
  ['vi', vi],
  ['en', en],
])('the log tells every action and refusal in words, in %s', (_, { log }) => {
  const actions = namesIn(/\baction:/);
  expect(actions.length).toBeGreaterThan(40);
  expect(actions.filter((action) => !wordsOf(log.actions).includes(action))).toEqual([]);
  const refusals = namesIn(/\bdenied\(|\bown_/);
  expect(refusals.length).toBeGreaterThan(6);
  expect(refusals.filter((code) => ![...wordsOf(log.refusals), ...untold].includes(code))).toEqual([]);
});
