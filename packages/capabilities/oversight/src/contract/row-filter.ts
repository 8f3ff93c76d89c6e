import { DossierStatus, ListInput } from '@chuan/dossiers/contract';
import { z } from 'zod';

const { band, procedureId, positionId, personId, nodeId, timeliness, dueOn } = ListInput.shape;
const { receivedFrom, receivedTo, resolvedFrom, resolvedTo } = ListInput.shape;

/** Which rows of the register stand behind a number. */
export const RowFilter = z.strictObject({
  status: z.array(DossierStatus).optional(),
  band,
  procedureId,
  positionId,
  personId,
  nodeId,
  timeliness,
  dueOn,
  receivedFrom,
  receivedTo,
  resolvedFrom,
  resolvedTo,
});
export type RowFilter = z.infer<typeof RowFilter>;

/** A number and the rows it counts: the register filtered so is exactly as long. */
export const Figure = z.strictObject({ count: z.int(), rows: RowFilter });
export type Figure = z.infer<typeof Figure>;

/** The words of the register's address that differ from the names of the list's input. */
const words: Readonly<Record<string, string>> = {
  procedureId: 'procedure',
  positionId: 'position',
  personId: 'person',
  nodeId: 'node',
  dueOn: 'due',
  receivedFrom: 'from',
  receivedTo: 'to',
};
const names = new Map(Object.entries(words).map(([name, word]) => [word, name]));

/** Filters as the register's address carries them; `status` may stand more than once. */
export function queryOf(filter: RowFilter): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined) query.append(words[name] ?? name, String(one));
  return query.toString();
}

/** The register with exactly these rows. */
export const registerHref = (filter: RowFilter): string => {
  const query = queryOf(filter);
  return query === '' ? '/w/dossiers' : `/w/dossiers?${query}`;
};

/** Reads what `queryOf` wrote; undefined for anything else. */
export function filterOf(query: string): RowFilter | undefined {
  const values = new URLSearchParams(query);
  const status = values.getAll('status');
  const single = Object.fromEntries(
    [...values].filter(([word]) => word !== 'status').map(([word, value]) => [names.get(word) ?? word, value]),
  );
  const read = RowFilter.safeParse({ ...single, ...(status.length > 0 ? { status } : {}) });
  return read.success ? read.data : undefined;
}
