import type { LogRow } from './chain.ts';
import { serverSha256 } from './sha256-server.ts';
import type { Verdict } from './verdict.ts';
import { ChainVerifier, type VerifyOptions } from './verifier.ts';

export type { VerifyOptions } from './verifier.ts';

/** Verifies rows as they come, at hand or streamed, and says which are wrong and how. Pure; memory does not grow. */
export async function verifyChain(
  rows: Iterable<LogRow> | AsyncIterable<LogRow>,
  options: VerifyOptions = {},
): Promise<Verdict> {
  const verifier = new ChainVerifier(serverSha256, options);
  if (Symbol.iterator in rows) for (const row of rows) verifier.push(row);
  else for await (const row of rows) verifier.push(row);
  return verifier.finish();
}
