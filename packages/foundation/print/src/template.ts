import { invalid } from '@chuan/kernel';
import { amountInWords } from './amount.ts';
import { longDate, longInstant, shortDate, shortInstant } from './dates.ts';
import { type Run, upperVietnamese } from './text.ts';

/** Where placeholders look names up: the form's data, or one row of a list, which sees nothing but itself. */
export type Scope = Readonly<Record<string, unknown>>;

/** What stands where a value is missing: room to write by hand. */
const dotted = '……………';

const figures = new Intl.NumberFormat('vi-VN');

const formats: Record<string, (value: unknown, argument: string) => string> = {
  upper: (value) => upperVietnamese(plain(value)),
  firstLine: (value) => plain(value).split('\n')[0]!,
  lastLine: (value) => plain(value).split('\n').at(-1)!,
  date: (value) => shortDate(String(value)),
  longDate: (value) => longDate(String(value)),
  instant: (value) => longInstant(Number(value)),
  shortInstant: (value) => shortInstant(Number(value)),
  two: (value) => plain(value).padStart(2, '0'),
  vnd: (value) => `${figures.format(Number(value))} đồng`,
  vndWords: (value) => amountInWords(Number(value)),
  map: (value, argument) => wordFor(plain(value), argument),
};

/** Formats that have an answer for a missing value too. */
const tolerant: Record<string, (value: unknown, argument: string) => string> = {
  dash: (value) => (isAbsent(value) || value === 0 ? '–' : plain(value)),
  blank: (value) => (isAbsent(value) || value === 0 ? '' : plain(value)),
  choose: (value, argument) => argument.split(':')[isTruthy(value) ? 0 : 1] ?? '',
  is: (value, argument) => (!isAbsent(value) && plain(value) === argument ? '☑' : '☐'),
  tick: (value, argument) => (!isAbsent(value) && plain(value) === argument ? '✓' : ''),
};

const isAbsent = (value: unknown) => value === undefined || value === null || value === '';

export const isTruthy = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : !isAbsent(value) && value !== 0 && value !== false;

function plain(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw invalid('print.bad_field');
}

function wordFor(value: string, argument: string): string {
  const pair = argument.split(';').find((entry) => entry.startsWith(`${value}=`));
  return pair?.slice(value.length + 1) ?? value;
}

/** The value at a dotted path of own properties. */
export function lookUp(path: string, scope: Scope): unknown {
  return path.split('.').reduce<unknown>((value, name) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    return (value as Record<string, unknown>)[name];
  }, scope);
}

function valueText(expression: string, scope: Scope): string {
  const [path = '', ...calls] = expression.split('|');
  const found = lookUp(path, scope);
  // A missing value stays missing until a format has an answer for it; an answer may be empty.
  let value = isAbsent(found) ? undefined : found;
  for (const call of calls) {
    const [name = '', ...rest] = call.split(':');
    if (Object.hasOwn(tolerant, name)) value = tolerant[name]!(value, rest.join(':'));
    else if (!Object.hasOwn(formats, name)) throw invalid('print.unknown_format', { format: name });
    else if (value !== undefined) value = formats[name]!(value, rest.join(':'));
  }
  return value === undefined ? dotted : plain(value);
}

/**
 * Fills a text of a form: `{path}`, `{path|format}`, `{path|format:argument}`; `**…**` is bold and `__…__` italic.
 * Marks count in the form's own text only: nothing in the data can change a face or open a placeholder.
 *
 * @throws {AppError} `print.unknown_format`, `print.bad_field` when a value is neither text nor number.
 */
export function fillTemplate(template: string, scope: Scope): Run[] {
  const runs: Run[] = [];
  let bold = false;
  let italic = false;
  for (const part of template.split(/(\*\*|__|\{[^{}]*\})/)) {
    if (part === '**') bold = !bold;
    else if (part === '__') italic = !italic;
    else if (part.startsWith('{') && part.endsWith('}')) {
      runs.push({ text: valueText(part.slice(1, -1), scope), bold, italic });
    } else if (part !== '') runs.push({ text: part, bold, italic });
  }
  return runs;
}

/** The names of the data that a text asks for, without formats. */
export const placeholdersOf = (template: string): string[] =>
  Array.from(template.matchAll(/\{([^{}|]*)[^{}]*\}/g), (match) => match[1]!);
