import type { FormLayout } from './layout.ts';
import type { Sheet } from './sheet.ts';
import type { Scope } from './template.ts';

/** What every block of a form is drawn with. */
export interface FormContext {
  readonly sheet: Sheet;
  readonly layout: FormLayout;
  readonly scope: Scope;
  /** The height of what must follow on the same page: a signature never stands there alone. */
  readonly tailPt?: number;
}
