/** Ways into a row of unknown shape: what is not there, or is of another kind, reads as empty. */
export type Raw = Readonly<Record<string, unknown>>;

export const isRaw = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const rawAt = (row: Raw, key: string): Raw => {
  const value = row[key];
  return isRaw(value) ? value : {};
};

export const listAt = (row: Raw, key: string): unknown[] => {
  const value = row[key];
  return Array.isArray(value) ? value : [];
};

export const rawsAt = (row: Raw, key: string): Raw[] => listAt(row, key).filter(isRaw);

export const textAt = (row: Raw, key: string): string => {
  const value = row[key];
  return typeof value === 'string' ? value : '';
};

export const numberAt = (row: Raw, key: string): number | null => {
  const value = row[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
};
