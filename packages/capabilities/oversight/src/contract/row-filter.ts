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

/** Filters as the register's address carries them: names of the list's input, `status` repeated. */
export function queryOf(filter: RowFilter): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter))
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) query.append(name, String(one));
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
  const single = Object.fromEntries([...values].filter(([name]) => name !== 'status'));
  const read = RowFilter.safeParse({ ...single, ...(status.length > 0 ? { status } : {}) });
  return read.success ? read.data : undefined;
}
