import type { ProcedureContent } from '@chuan/library/contract';

type Method = ProcedureContent['methods'][number];

interface FeeWords {
  readonly nameOf: (method: Method) => string;
  readonly amountOf: (feeVnd: number) => string;
}

/** What is paid, once where it is the same for all, else for each way of handing in; then what is said of it in words. */
export function feeLinesOf(methods: readonly Method[], { nameOf, amountOf }: FeeWords): string[] {
  const first = methods[0]?.feeVnd ?? 0;
  const isOne = methods.every(({ feeVnd }) => feeVnd === first);
  const told = methods.filter(({ feeVnd }) => feeVnd > 0).map((one) => `${nameOf(one)}: ${amountOf(one.feeVnd)}`);
  const notes = new Set(methods.flatMap(({ feeNote }) => feeNote.split('\n')).map((line) => line.trim()));
  return [...(isOne && first > 0 ? [amountOf(first)] : told), ...notes].filter(Boolean);
}
