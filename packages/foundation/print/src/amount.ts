import type { Vnd } from '@chuan/kernel';
import { ReadingConfig, doReadNumber } from 'read-vietnamese-number';

const reading = new ReadingConfig();
reading.unit = ['đồng'];
reading.oddText = 'linh';
reading.units = reading.units.map((group) => group.map((word) => (word === 'tỉ' ? 'tỷ' : word)));

/** An amount as words: 50.000 → "năm mươi nghìn đồng", 105.000 → "một trăm linh năm nghìn đồng". */
export const amountInWords = (amount: Vnd): string => doReadNumber(String(amount), reading).trim();
