import type { Reception } from '../contract.ts';
import type { DossierWords } from './translate.ts';

/** A limit as law writes it: `03 ngày làm việc`, `56 giờ làm việc`. */
export const limitText = ({ unit, value }: Reception['limit'], t: DossierWords): string =>
  t(`why.limit.${unit}`, { value: Number.isInteger(value) ? String(value).padStart(2, '0') : String(value) });
