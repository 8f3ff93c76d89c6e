import type { z } from 'zod';

/**
 * A procedure's input out of an address. What the address asks wrongly is left out rather than refused: a mistyped
 * filter shows the page without it. Names in `lists` may stand more than once.
 */
export function inputOf<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  values: URLSearchParams,
  lists: readonly string[] = [],
): z.infer<z.ZodObject<Shape>> {
  const asked: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(schema.shape as unknown as Record<string, z.ZodType>)) {
    if (!values.has(name)) continue;
    const text = values.get(name) ?? '';
    const value = lists.includes(name) ? values.getAll(name) : text;
    const read = [value, Number(text), text === '1'].find((one) => one !== '' && field.safeParse(one).success);
    if (read !== undefined) asked[name] = read;
  }
  return schema.parse(asked);
}
