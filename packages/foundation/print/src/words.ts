/** The words of papers for a screen that shows one: pure, so that a browser may have them. */
export { amountInWords } from './amount.ts';
export { longDate, longInstant } from './dates.ts';
