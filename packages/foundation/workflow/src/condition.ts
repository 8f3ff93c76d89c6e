import type { Condition, FlowData } from './schema.ts';

type Scalar = string | number | boolean;

/**
 * Whether a condition holds on a dossier's data. Nothing is converted: values of different types are neither equal
 * nor ordered, and a field that is absent or null meets no condition at all, so the decision takes its otherwise.
 * Texts are ordered by code unit (ISO dates therefore by time). Against a list, `eq` asks for membership, `in` for a
 * common member.
 */
export function meetsCondition({ field, operator, value }: Condition, data: FlowData): boolean {
  const found = Object.hasOwn(data, field) ? data[field] : undefined;
  if (found === undefined || found === null) return false;
  const held: readonly Scalar[] = Array.isArray(found) ? found : [found];
  const wanted: readonly Scalar[] = Array.isArray(value) ? value : [value];
  const isMet = held.some((each) => wanted.includes(each));
  if (operator === 'eq' || operator === 'in') return isMet;
  if (operator === 'ne') return !isMet;
  const [left, right] = [held[0], wanted[0]];
  if (held.length !== 1 || wanted.length !== 1 || typeof left !== typeof right) return false;
  return isOrdered(operator, left!, right!);
}

function isOrdered(operator: 'lt' | 'lte' | 'gt' | 'gte', left: Scalar, right: Scalar): boolean {
  if (operator === 'lt') return left < right;
  if (operator === 'lte') return left <= right;
  return operator === 'gt' ? left > right : left >= right;
}
