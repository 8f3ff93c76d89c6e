import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import ts from 'typescript';

type Catalogue = ReadonlyMap<string, string>;

const makers = new Set(['invalid', 'denied', 'missing', 'conflict', 'unavailable', 'limited', 'signedOut']);
const languages = ['vi', 'en'] as const;

export interface ErrorCode {
  readonly code: string;
  readonly at: string;
}

/**
 * Every error code that the sources can throw has its words in Vietnamese and in English, and the two catalogues of
 * a package say the same things with the same blanks to fill.
 *
 * @returns what is wrong, one sentence each.
 */
export async function checkMessages(root: string): Promise<string[]> {
  const problems: string[] = [];
  const all = { vi: new Set<string>(), en: new Set<string>() };
  for (const path of globSync('{apps,packages,tooling}/**/messages/vi.ts', { cwd: root, exclude: isForeign })) {
    const folder = join(root, dirname(path));
    const [vi, en] = await Promise.all(languages.map((language) => readCatalogue(join(folder, `${language}.ts`))));
    if (!vi || !en) continue;
    problems.push(...compare(dirname(path), vi, en));
    problems.push(...notMerged(root, path));
    for (const key of vi.keys()) all.vi.add(codeOf(key));
    for (const key of en.keys()) all.en.add(codeOf(key));
  }
  for (const { code, at } of listErrorCodes(root)) {
    for (const language of languages) {
      if (!all[language].has(code)) problems.push(`${at}: the code ${code} has no words in ${language}`);
    }
  }
  return problems;
}

/** Catalogues keep the words of error codes under `errors`; operators' programs have nothing else and keep none. */
const codeOf = (key: string): string => key.replace(/^errors\./, '');

/** Words that the pages never load are never read: the user would get the general sentence. */
function notMerged(root: string, path: string): string[] {
  const owner = /^packages\/[^/]+\/([^/]+)\//.exec(path)?.[1];
  if (owner === undefined) return [];
  return languages.flatMap((language) => {
    const pages = join(root, `apps/web/app/catalogues/${language}.ts`);
    if (!existsSync(pages) || readFileSync(pages, 'utf8').includes(`@chuan/${owner}/messages`)) return [];
    return [`apps/web/app/catalogues/${language}.ts: the words of ${owner} are not merged`];
  });
}

const isForeign = (path: string): boolean => /(^|\/)(node_modules|build|breaches)(\/|$)/.test(path);

/** Every code that the sources give to an AppError, and where. */
function listErrorCodes(root: string): ErrorCode[] {
  const files = globSync('{apps,packages,tooling}/**/*.{ts,tsx}', { cwd: root, exclude: isForeign });
  return files
    .filter((path) => !/\.test\.tsx?$|\/breaches\/|tooling\/journeys\//.test(path))
    .flatMap((path) => codesIn(path, readFileSync(join(root, path), 'utf8')));
}

function codesIn(path: string, text: string): ErrorCode[] {
  if (!/@chuan\/kernel|\/errors\.ts/.test(text)) return [];
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const codes: ErrorCode[] = [];
  const visit = (node: ts.Node): void => {
    const argument = codeArgument(node);
    for (const literal of argument ? literalsOf(argument) : []) {
      const { line } = source.getLineAndCharacterOfPosition(literal.getStart());
      codes.push({ code: literal.text, at: `${path}:${line + 1}` });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return codes;
}

function codeArgument(node: ts.Node): ts.Expression | undefined {
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && makers.has(node.expression.text)) {
    return node.arguments[0];
  }
  if (ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'AppError') {
    return node.arguments?.[1];
  }
  return undefined;
}

/** The strings an expression can be; a code put together from pieces cannot be checked and yields none. */
function literalsOf(expression: ts.Expression): ts.StringLiteralLike[] {
  if (ts.isStringLiteralLike(expression)) return [expression];
  if (ts.isConditionalExpression(expression)) {
    return [...literalsOf(expression.whenTrue), ...literalsOf(expression.whenFalse)];
  }
  return [];
}

async function readCatalogue(path: string): Promise<Catalogue> {
  const module = (await import(pathToFileURL(path).href)) as Record<string, unknown>;
  return new Map(Object.values(module).flatMap((value) => flatten(value, '')));
}

function flatten(value: unknown, prefix: string): [string, string][] {
  if (typeof value === 'string') return [[prefix, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => flatten(inner, prefix === '' ? key : `${prefix}.${key}`));
}

function compare(folder: string, vi: Catalogue, en: Catalogue): string[] {
  const problems: string[] = [];
  for (const [key, words] of vi) {
    const other = en.get(key);
    if (other === undefined) problems.push(`${folder}: ${key} is missing in en`);
    else if (blanksOf(words) === undefined) problems.push(`${folder}: ${key} is no message in vi`);
    else if (blanksOf(other) === undefined) problems.push(`${folder}: ${key} is no message in en`);
    else if (blanksOf(words) !== blanksOf(other)) problems.push(`${folder}: ${key} has other blanks in en`);
    if (words.trim() === '' || other?.trim() === '') problems.push(`${folder}: ${key} is empty`);
  }
  for (const key of en.keys()) if (!vi.has(key)) problems.push(`${folder}: ${key} is missing in vi`);
  return problems;
}

/** The names a message wants filled, in one order; undefined where it is no ICU message. */
function blanksOf(words: string): string | undefined {
  try {
    return [...new Set(namesIn(parse(words, { ignoreTag: true })))].sort().join(' ');
  } catch {
    return undefined;
  }
}

const namesIn = (elements: readonly MessageFormatElement[]): string[] =>
  elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    const branches = 'options' in element ? Object.values(element.options).map((option) => option.value) : [];
    return [element.value, ...branches.flatMap(namesIn)];
  });
