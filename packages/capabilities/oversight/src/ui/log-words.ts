import { formatCivilDate, formatDateTime, formatHours, useLocale } from '@chuan/ui';
import { useRightT, useT } from './translate.ts';

/** Catalogue texts by a key that only the data knows; the raw word where the catalogue has none. */
type Loose = { (key: string, values?: Record<string, string | number>): string; has(key: string): boolean };

const instant = /^1[0-9]{12}$/;
const civil = /^\d{4}-\d{2}-\d{2}$/;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** How actions, kinds, keys and values of the log are told to people. */
export function useLogWords(people: readonly { id: string; name: string }[]) {
  const t = useT() as unknown as Loose;
  const rights = useRightT() as unknown as Loose;
  const locale = useLocale();
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const word = (key: string, raw: string) => (t.has(key) ? t(key) : raw);
  const right = (code: string) => (rights.has(`${code}.name`) ? rights(`${code}.name`) : code);
  const valueOf = (value: string, key = ''): string => {
    if (key === 'refusal') return word(`log.refusals.${value}`, value);
    if (key === 'permission' || key === 'permissions') return value.split(', ').map(right).join(', ');
    if (key.endsWith('Minutes') && /^\d+$/.test(value)) return formatHours(Number(value), locale);
    if (instant.test(value)) return formatDateTime(Number(value));
    if (civil.test(value)) return formatCivilDate(value);
    if (uuid.test(value)) return names.get(value) ?? `…${value.slice(-6)}`;
    return /^[a-z_]+$/.test(value) ? word(`log.values.${value}`, value) : value;
  };
  return {
    action: (action: string) => word(`log.actions.${action}`, action),
    kind: (kind: string) => word(`log.kinds.${kind}`, kind),
    purpose: (purpose: string) => word(`log.purposes.${purpose}`, purpose),
    actor: (kind: string) => word(`log.actors.${kind}`, kind),
    /** `steps.1.person`: the last words that have a meaning of their own, with the number of the one meant. */
    key: (path: string) => {
      const parts = path.split('.');
      const last = parts.at(-1) ?? path;
      const index = parts.find((part) => /^\d+$/.test(part));
      const label = word(`log.keys.${last}`, last);
      return index === undefined || index === '1' ? label : `${label} (${index})`;
    },
    value: valueOf,
  };
}

export type LogWords = ReturnType<typeof useLogWords>;
