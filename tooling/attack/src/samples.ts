import { z } from 'zod';

type JsonSchema = Record<string, unknown>;

/** What an id in an input stands for; found by its key, or for a bare `id` by the procedure. */
export type IdKind =
  | 'dossier'
  | 'step'
  | 'form'
  | 'file'
  | 'lateCause'
  | 'complaint'
  | 'notice'
  | 'mail'
  | 'procedure'
  | 'version'
  | 'unit'
  | 'position'
  | 'person'
  | 'role'
  | 'template'
  | 'tenant'
  | 'import'
  | 'nationalDay';

export type Ids = Readonly<Record<IdKind, string>> & { readonly code: string; readonly secret: string };

const byKey: Readonly<Record<string, IdKind>> = {
  dossierId: 'dossier',
  dossierIds: 'dossier',
  subjectId: 'dossier',
  stepId: 'step',
  formId: 'form',
  fileId: 'file',
  lateCauseId: 'lateCause',
  procedureId: 'procedure',
  versionId: 'version',
  before: 'version',
  after: 'version',
  fromId: 'version',
  toId: 'version',
  baseId: 'version',
  unitId: 'unit',
  parentId: 'unit',
  positionId: 'position',
  positionIds: 'position',
  personId: 'person',
  actorId: 'person',
  handoverTo: 'person',
  roleId: 'role',
  roleIds: 'role',
  templateId: 'template',
  tenantId: 'tenant',
  ids: 'notice',
  olderThan: 'mail',
};

/** What a bare `id` means, by the path's beginning; the longest match counts. */
const byPath: readonly (readonly [prefix: string, kind: IdKind])[] = [
  ['dossiers.form', 'form'],
  ['dossiers.file', 'file'],
  ['dossiers.', 'dossier'],
  ['feedback.', 'complaint'],
  ['notices.', 'mail'],
  ['posted.', 'procedure'],
  ['procedures.', 'procedure'],
  ['access.', 'role'],
  ['tenancy.renameUnit', 'unit'],
  ['tenancy.moveUnit', 'unit'],
  ['tenancy.closeUnit', 'unit'],
  ['tenancy.changePosition', 'position'],
  ['tenancy.closePosition', 'position'],
  ['tenancy.changePerson', 'person'],
  ['tenancy.setPositions', 'person'],
  ['tenancy.setPersonStatus', 'person'],
  ['tenancy.resetPersonPassword', 'person'],
  ['tenancy.setTenantStatus', 'tenant'],
  ['tenancy.correctNationalDay', 'nationalDay'],
  ['tenancy.removeNationalDay', 'nationalDay'],
  ['library.getImportRun', 'import'],
  ['library.', 'template'],
  ['oversight.', 'dossier'],
  ['eventLog.', 'dossier'],
];

class UnknownId extends Error {}

function kindOf(path: string, key: string): IdKind {
  const named = byKey[key];
  if (named) return named;
  const found = byPath.filter(([prefix]) => path.startsWith(prefix)).sort((a, b) => b[0].length - a[0].length)[0];
  if (key === 'id' && found) return found[1];
  throw new UnknownId(`${path}: say in samples.ts what the id "${key}" stands for`);
}

/** Texts that have a form of their own, by key. */
const texts: Readonly<Record<string, string>> = {
  email: 'ai.do@example.vn',
  phone: '0900 000 000',
  idNumber: '000099000123',
  agencyIdentifier: 'H21.99.05',
  slug: 'dia-chi-moi',
  caseKey: '',
  outcome: 'Đủ điều kiện',
  toNodeId: 'B2',
  nodeId: 'B1',
  cursor: '',
  search: '',
  token: 'khong.co',
};

/** Tried in order where a text must match a pattern. */
const shapes = ['khoa-mau', 'B1', 'QT-01', '1.001193', 'H21.99.05', '0900 000 000', '000099000123', 'a'];

interface Place {
  readonly path: string;
  readonly key: string;
  readonly ids: Ids;
  readonly root: JsonSchema;
}

const resolve = (schema: JsonSchema, root: JsonSchema): JsonSchema => {
  const ref = schema.$ref as string | undefined;
  if (!ref?.startsWith('#/$defs/')) return schema;
  return (root.$defs as Record<string, JsonSchema>)[ref.slice('#/$defs/'.length)]!;
};

let taken = 100;

function stringOf(schema: JsonSchema, { path, key, ids }: Place): string {
  if (schema.format === 'uuid') return ids[kindOf(path, key)];
  if (schema.format === 'date') return '2027-03-01';
  if (schema.contentEncoding === 'base64' || schema.format === 'base64') return 'e30=';
  if (schema.format === 'email') return texts.email!;
  if (key === 'code' && /^(dossiers|feedback|eventLog)\./.test(path)) return ids.code;
  if (key === 'secret') return ids.secret;
  // A number of its own each time, or the second try would fail for being the second.
  if (key === 'code' && path.startsWith('procedures.')) return `QT-${++taken}`;
  if (key === 'code' && path.startsWith('library.')) return '1.001193';
  const known = texts[key];
  if (known !== undefined) return known;
  const pattern = schema.pattern as string | undefined;
  const shaped = pattern === undefined ? undefined : shapes.find((one) => new RegExp(pattern, 'u').test(one));
  if (shaped !== undefined) return shaped;
  const least = Number(schema.minLength ?? 0);
  return 'Nội dung thử nghiệm đủ dài'.padEnd(least, '.').slice(0, Number(schema.maxLength ?? 200));
}

function sampleOf(given: JsonSchema, place: Place): unknown {
  const schema = resolve(given, place.root);
  if (schema.const !== undefined) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  const options = (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined;
  if (options) return sampleOf(options.find((option) => option.type !== 'null') ?? options[0]!, place);
  switch (schema.type) {
    case 'object':
      return objectOf(schema, place);
    case 'array':
      return arrayOf(schema, place);
    case 'integer':
    case 'number':
      return place.key === 'version' || place.key === 'afterNumber' ? 1 : Math.max(1, Number(schema.minimum ?? 1));
    case 'boolean':
      return true;
    case 'string':
      return stringOf(schema, place);
    default:
      return undefined;
  }
}

/** Optional members that open doors: a secret left out would try nothing. */
const alwaysGiven = new Set(['code', 'secret']);

function objectOf(schema: JsonSchema, place: Place): Record<string, unknown> {
  const required = new Set((schema.required as string[] | undefined) ?? []);
  const properties = Object.entries((schema.properties as Record<string, JsonSchema>) ?? {});
  const names = (schema.propertyNames as { enum?: string[] } | undefined)?.enum;
  if (names)
    return Object.fromEntries(
      names.map((key) => [key, sampleOf(schema.additionalProperties as JsonSchema, { ...place, key })]),
    );
  const wanted = properties.filter(
    ([key, value]) => required.has(key) || alwaysGiven.has(key) || carriesId(value, place.root),
  );
  return Object.fromEntries(wanted.map(([key, value]) => [key, sampleOf(value, { ...place, key })]));
}

function arrayOf(schema: JsonSchema, place: Place): unknown[] {
  const items = schema.items as JsonSchema | undefined;
  if (!items || (Number(schema.minItems ?? 0) === 0 && !carriesId(items, place.root))) return [];
  return [sampleOf(items, place)];
}

/** Optional members are left out unless an id hides in them: every id must be tried. */
function carriesId(given: JsonSchema, root: JsonSchema): boolean {
  const schema = resolve(given, root);
  if (schema.format === 'uuid') return true;
  const inside = [
    ...Object.values((schema.properties as Record<string, JsonSchema>) ?? {}),
    ...((schema.anyOf as JsonSchema[]) ?? []),
    ...(schema.items ? [schema.items as JsonSchema] : []),
  ];
  return inside.some((one) => carriesId(one, root));
}

/**
 * A valid input of a procedure, made from its own schema, with the given ids wherever one is asked for.
 *
 * @throws {UnknownId} when the schema asks for an id whose meaning nobody has told.
 */
export function sampleInput(path: string, inputs: readonly z.ZodType[], ids: Ids): unknown {
  const samples = inputs.map((input) => {
    const root = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
    return sampleOf(root, { path, key: '', ids, root });
  });
  if (samples.length === 0) return undefined;
  return samples.length === 1 ? samples[0] : Object.assign({}, ...samples);
}
