import { DossierStatus, type ListInput, Timeliness } from '@chuan/dossiers/contract';
import type { z } from 'zod';

type Query = z.input<typeof ListInput>;

const bands = ['overdue', 'due_soon', 'due_today', 'due_tomorrow', 'within', 'paused'] as const;
const isDay = (text: string | null): text is string => text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text);
const isId = (text: string | null): text is string => text !== null && /^[0-9a-f-]{36}$/.test(text);

/** The register's filters from the address; what makes no sense counts as not given. */
export function registerQuery(address: URL): Query {
  const values = address.searchParams;
  const band = bands.find((one) => one === values.get('band'));
  const day = (name: string, as: 'receivedFrom' | 'receivedTo' | 'dueOn' | 'resolvedFrom' | 'resolvedTo') =>
    isDay(values.get(name)) ? { [as]: values.get(name) as string } : {};
  const id = (name: string, as: 'procedureId' | 'positionId' | 'personId') =>
    isId(values.get(name)) ? { [as]: values.get(name) as string } : {};
  const status = DossierStatus.options.filter((one) => values.getAll('status').includes(one));
  const timeliness = Timeliness.options.find((one) => one === values.get('timeliness'));
  const [nodeId, cursor] = ['node', 'cursor'].map((name) => values.get(name));
  return {
    search: (values.get('q') ?? '').slice(0, 120),
    status,
    ...(band ? { band } : {}),
    ...id('procedure', 'procedureId'),
    ...(values.get('position') === 'none' ? { positionId: 'none' as const } : id('position', 'positionId')),
    ...id('person', 'personId'),
    ...day('from', 'receivedFrom'),
    ...day('to', 'receivedTo'),
    ...day('due', 'dueOn'),
    ...day('resolvedFrom', 'resolvedFrom'),
    ...day('resolvedTo', 'resolvedTo'),
    ...(nodeId ? { nodeId } : {}),
    ...(timeliness ? { timeliness } : {}),
    ...(cursor ? { cursor } : {}),
  };
}
