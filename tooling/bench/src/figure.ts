/** One measured line. `ratio` compares with `of` in the same run; machines differ, ratios hold. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly ratio?: number;
  readonly of?: string;
}

const rounded = (value: number): number => Number(value.toPrecision(4));

export function print(figure: Figure): void {
  const ratio = figure.ratio === undefined ? {} : { ratio: rounded(figure.ratio), of: figure.of };
  process.stdout.write(
    `${JSON.stringify({ name: figure.name, value: rounded(figure.value), unit: figure.unit, ...ratio })}\n`,
  );
}

/** The value below which a share of the samples lies. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
