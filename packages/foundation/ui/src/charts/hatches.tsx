const strokes = {
  soon: ['var(--soon-soft)', 'var(--soon-solid)', 3],
  late: ['var(--late-soft)', 'var(--late-solid)', 3],
  cham: ['var(--surface)', 'var(--cham-3)', 3],
  hold: ['var(--hold-soft)', 'var(--hold-solid)', 2.5],
} as const;

export type Hatch = keyof typeof strokes;

/** Hatched: over capacity, not confirmed, or not counted. */
export function Hatches({ id, of }: { readonly id: string; readonly of: readonly Hatch[] }) {
  return (
    <defs>
      {of.map((name) => {
        const [ground, stroke, width] = strokes[name];
        return (
          <pattern
            key={name}
            id={`${id}-${name}`}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="6" height="6" fill={ground} />
            <rect width={width} height="6" fill={stroke} />
          </pattern>
        );
      })}
    </defs>
  );
}

export const hatchOf = (id: string, name: Hatch): string => `url(#${id}-${name})`;
