import { canonicalJson, type Json } from '@chuan/kernel';
import type { FieldLock, ProcedureContent } from '../contract.ts';

type Node = Json | undefined;

const isList = (node: Node): node is Json[] => Array.isArray(node);
const isMap = (node: Node): node is { [key: string]: Json } =>
  typeof node === 'object' && node !== null && !isList(node);

/** A list's items are named by what names them in the text, so that a row keeps its name when rows move. */
const nameOf = (item: Json): string | undefined => {
  if (!isMap(item)) return undefined;
  for (const key of ['id', 'key', 'code', 'term'] as const) {
    const name = item[key];
    if (typeof name === 'string') return name;
  }
  return undefined;
};

function childrenOf(node: Node, part: string): Node[] {
  if (isList(node)) {
    if (part === '*') return node;
    const named = node.find((item) => nameOf(item) === part);
    return [named ?? (/^\d+$/.test(part) ? node[Number(part)] : undefined)];
  }
  if (!isMap(node)) return [undefined];
  return part === '*' ? Object.values(node) : [node[part]];
}

const valuesAt = (root: Json, path: string): Node[] =>
  path.split('.').reduce<Node[]>((nodes, part) => nodes.flatMap((node) => childrenOf(node, part)), [root]);

const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;

/** What an agency adds of its own: who holds a step and within how long; never the librarian's to lock. */
function withoutOwn(content: ProcedureContent): ProcedureContent {
  return {
    ...content,
    steps: content.steps.map(({ positionId: _position, normMinutes: _norm, ...step }) => step),
  };
}

/**
 * The locks that a change breaks. A lock on a part holds what stands there, also when it is removed or its order
 * changes; what the agency adds of its own (positions, internal norms) is never locked.
 */
export function brokenLocks(
  before: ProcedureContent,
  after: ProcedureContent,
  locks: readonly FieldLock[],
): readonly FieldLock[] {
  const [from, to] = [plain(withoutOwn(before)), plain(withoutOwn(after))];
  const textAt = (root: Json, path: string) => canonicalJson(valuesAt(root, path).map((value) => value ?? null));
  return locks.filter(({ path }) => textAt(from, path) !== textAt(to, path));
}

/**
 * The lock that covers a place, if one does: a lock on the place itself, on something it is part of, or by `*`.
 *
 * @param path  `steps.B1.limitMinutes`, `methods.0.feeVnd`, `components`.
 */
export function lockOn(locks: readonly FieldLock[], path: string): FieldLock | undefined {
  const parts = path.split('.');
  return locks.find((lock) => {
    const locked = lock.path.split('.');
    return locked.length <= parts.length && locked.every((part, at) => part === '*' || part === parts[at]);
  });
}

/** The parts that law fixes of most procedures; reasons are the librarian's to write. */
export const usualLocks = ['legalLimit', 'methods.*.limit', 'methods.*.feeVnd', 'components'] as const;
