import { canonicalJson, type Json } from '@chuan/kernel';
import type { ContentChange, ContentSection, ProcedureContent } from '../contract.ts';
import { stepCodesOf } from '../contract.ts';

interface Item {
  /** What stays the same while the rest changes. */
  readonly key: string;
  readonly label: string;
  readonly value: Readonly<Record<string, unknown>>;
}

interface Part {
  readonly section: ContentSection;
  readonly path: string;
  items(content: ProcedureContent): Item[];
}

const text = (value: unknown): string => canonicalJson(JSON.parse(JSON.stringify(value ?? null)) as Json);
const isSame = (a: unknown, b: unknown): boolean => text(a) === text(b);

/** Items without a name of their own are told apart by what they say; the n-th of the same gets a number. */
function named<T extends object>(values: readonly T[], key: (value: T) => string, label = key): Item[] {
  const seen = new Map<string, number>();
  return values.map((value) => {
    const name = key(value);
    const turn = seen.get(name) ?? 0;
    seen.set(name, turn + 1);
    return { key: turn === 0 ? name : `${name}#${turn}`, label: label(value), value: value as Item['value'] };
  });
}

const single = (section: ContentSection, ...keys: (keyof ProcedureContent)[]): Part[] =>
  keys.map((key) => ({
    section,
    path: key,
    items: (content) => [{ key, label: '', value: { [key]: content[key] } }],
  }));

const methodKey = (method: ProcedureContent['methods'][number]) => `${method.channel}/${method.caseKey ?? ''}`;

const methodPart = (section: 'limits' | 'fees', keys: readonly string[]): Part => ({
  section,
  path: 'methods',
  items: (content) =>
    named(content.methods, methodKey).map((item) => ({
      ...item,
      value: Object.fromEntries(keys.map((key) => [key, item.value[key]])),
    })),
});

function stepItems(content: ProcedureContent): Item[] {
  const codes = stepCodesOf(content.steps);
  return content.steps.map((step) => ({
    key: step.id,
    label: [codes.get(step.id), step.name].filter(Boolean).join(' · '),
    value: step,
  }));
}

const parts: readonly Part[] = [
  ...single('identity', 'procedureCode', 'name', 'shortName', 'field', 'level', 'applicantTypes'),
  ...single('purpose', 'purpose', 'scope'),
  { section: 'definitions', path: 'definitions', items: (content) => named(content.definitions, (one) => one.term) },
  { section: 'legalBases', path: 'legalBases', items: (content) => named(content.legalBases, (one) => one.code) },
  ...single('requirements', 'requirements'),
  {
    section: 'components',
    path: 'components',
    items: (content) =>
      named(
        content.components,
        (one) => one.key,
        (one) => one.name,
      ),
  },
  ...single('components', 'sets'),
  {
    section: 'cases',
    path: 'cases',
    items: (content) =>
      named(
        content.cases,
        (one) => one.key,
        (one) => one.name,
      ),
  },
  ...single('limits', 'legalLimit'),
  methodPart('limits', ['limit']),
  methodPart('fees', ['feeVnd', 'feeNote']),
  ...single('results', 'results'),
  { section: 'steps', path: 'steps', items: stepItems },
  { section: 'forms', path: 'forms', items: (content) => named(content.forms, (one) => one.code) },
  { section: 'records', path: 'records', items: (content) => named(content.records, (one) => one.name) },
  {
    section: 'dataFields',
    path: 'dataFields',
    items: (content) =>
      named(
        content.dataFields,
        (one) => one.key,
        (one) => one.label,
      ),
  },
  ...single('rules', 'rules', 'hasSampleTimes', 'hasAssumedLimit'),
];

/** What differs between two contents, in the order of the document; empty when they say the same. */
export const compareContent = (before: ProcedureContent, after: ProcedureContent): ContentChange[] =>
  parts.flatMap((part) => comparePart(part, part.items(before), part.items(after)));

function comparePart({ section, path }: Part, before: readonly Item[], after: readonly Item[]): ContentChange[] {
  const old = new Map(before.map((item) => [item.key, item]));
  const fresh = new Set(after.map((item) => item.key));
  const place = (key: string, label: string) => ({ section, path: path === key ? path : `${path}.${key}`, label });
  const changes: ContentChange[] = before
    .filter((item) => !fresh.has(item.key))
    .map(({ key, label, value }) => ({
      ...place(key, label),
      kind: 'removed',
      property: '',
      before: value,
      after: null,
    }));
  for (const { key, label, value } of after) {
    const known = old.get(key);
    if (!known) changes.push({ ...place(key, label), kind: 'added', property: '', before: null, after: value });
    else changes.push(...compareItem(known.value, value).map((change) => ({ ...place(key, label), ...change })));
  }
  return [
    ...changes,
    ...moved(before, after).map((item) => ({
      ...place(item.key, item.label),
      kind: 'moved' as const,
      property: '',
      before: before.findIndex((one) => one.key === item.key) + 1,
      after: after.findIndex((one) => one.key === item.key) + 1,
    })),
  ];
}

function compareItem(before: Item['value'], after: Item['value']) {
  const properties = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (property) => !isSame(before[property], after[property]),
  );
  return properties.map((property) => ({
    kind: 'changed' as const,
    property,
    before: before[property] ?? null,
    after: after[property] ?? null,
  }));
}

/** Items that left the order they had among those that stayed: all but a longest run that kept it. */
function moved(before: readonly Item[], after: readonly Item[]): Item[] {
  const place = new Map(before.map((item, at) => [item.key, at]));
  const stayed = after.filter((item) => place.has(item.key));
  const best: { length: number; from: number }[] = [];
  stayed.forEach((item, at) => {
    let [length, from] = [1, -1];
    for (let earlier = 0; earlier < at; earlier++) {
      const isBefore = place.get(stayed[earlier]!.key)! < place.get(item.key)!;
      if (isBefore && best[earlier]!.length + 1 > length) [length, from] = [best[earlier]!.length + 1, earlier];
    }
    best.push({ length, from });
  });
  const kept = new Set<number>();
  let last = best.reduce((top, one, at) => (top < 0 || one.length > best[top]!.length ? at : top), -1);
  for (; last >= 0; last = best[last]!.from) kept.add(last);
  return stayed.filter((_, at) => !kept.has(at));
}
