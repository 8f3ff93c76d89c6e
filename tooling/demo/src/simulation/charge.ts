import type { ReceiveInput } from '@chuan/dossiers/contract';
import { type DossierState, feeTermsOf } from '@chuan/dossiers/server';
import type { ProcedureContent } from '@chuan/library/contract';
import type { Random } from '../random.ts';

/** What the one-stop says of a fee: of what is paid by the page or copy, how many there were. */
export function chargeOf(
  content: ProcedureContent,
  { channel, caseKey }: Pick<DossierState, 'channel' | 'caseKey'>,
  random: Random,
): Pick<ReceiveInput, 'fee'> {
  const { feeVnd, isFeeByUnit } = feeTermsOf(content, channel, caseKey);
  if (!isFeeByUnit) return {};
  const count = random.whole(1, 6);
  return { fee: { amountVnd: count * feeVnd, reason: `${count} × ${feeVnd.toLocaleString('vi')} đồng` } };
}
