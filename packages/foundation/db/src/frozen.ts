import { CompiledQuery, type Kysely, type QueryResult, type RawBuilder, sql } from 'kysely';
import type { DB } from './schema.generated.ts';

/**
 * SQL whose text is the same whatever its values: Kysely builds it once, with a place for each value, and from then
 * on it is only filled in. Building the long statements of every change anew costs as much as running the short ones.
 */
export interface Template {
  /** Its identity: statements are put together of templates, and remembered by these numbers. */
  readonly id: number;
  /** Must not look at what stands in a place, only put it into the text. `context` is for pieces of other templates. */
  readonly build: (places: readonly unknown[], context: RawBuilder<boolean>) => RawBuilder<unknown>;
}

/** A template with its values, in the order of its places. */
export interface Filled {
  readonly template: Template;
  readonly values: readonly unknown[];
}

let templates = 0;

export const template = (build: Template['build']): Template => ({ id: ++templates, build });

/** How filled templates make one statement; `built` gives the text of each of the `count`. */
export interface Assembly<R> {
  readonly id: number;
  readonly assemble: (
    built: (index: number, context?: RawBuilder<boolean>) => RawBuilder<unknown>,
    count: number,
  ) => RawBuilder<R>;
}

/** Stands in a statement while it is built, where a value will stand. */
class Place {
  readonly index: number;
  constructor(index: number) {
    this.index = index;
  }
}

/** Texts by the numbers of what they are made of. They vary with the shapes of changes, not with data. */
const texts = new Map<string, string>();

function textOf<R>(queries: Kysely<DB>, parts: readonly Filled[], assembly: Assembly<R>): string {
  const key = `${assembly.id}:${parts.map((part) => part.template.id).join(',')}`;
  const known = texts.get(key);
  if (known !== undefined) return known;
  let before = 0;
  const places = parts.map((part) => {
    const first = before;
    before += part.values.length;
    return part.values.map((_, index) => new Place(first + index));
  });
  const query = assembly
    .assemble((index, context = sql`true`) => parts[index]!.template.build(places[index]!, context), parts.length)
    .compile(queries);
  const numbers = query.parameters.map((place) => {
    if (!(place instanceof Place)) throw new TypeError('a template holds a value of its own');
    return place.index + 1;
  });
  // A value that is named twice is sent once.
  const text = query.sql.replace(/\$(\d+)/g, (_, number: string) => `$${numbers[Number(number) - 1]}`);
  texts.set(key, text);
  return text;
}

/** Runs filled templates as one statement. */
export function runFilled<R>(
  queries: Kysely<DB>,
  parts: readonly Filled[],
  assembly: Assembly<R>,
): Promise<QueryResult<R>> {
  const values = parts.length === 1 ? parts[0]!.values : parts.flatMap((part) => part.values);
  return queries.executeQuery<R>(CompiledQuery.raw(textOf(queries, parts, assembly), [...values]));
}

const alone: Assembly<never> = { id: ++templates, assemble: (built) => built(0) as RawBuilder<never> };

/**
 * A statement of one template.
 *
 * @example const findName = frozen<{ name: string }>(([id]) => sql`select name from unit where id = ${id}::uuid`);
 *   const { rows } = await findName(tx.queries, [unitId]);
 */
export function frozen<R>(
  build: Template['build'],
): (queries: Kysely<DB>, values: readonly unknown[]) => Promise<QueryResult<R>> {
  const only = template(build);
  return (queries, values) => runFilled<R>(queries, [{ template: only, values }], alone);
}

export const assembly = <R>(assemble: Assembly<R>['assemble']): Assembly<R> => ({ id: ++templates, assemble });
