import type { CivilDate } from '@chuan/kernel';
import type { z } from 'zod';
import { renderForm } from '../form.ts';
import { type FormLayout, layoutOn } from '../layout.ts';
import type { PrintOptions } from '../sheet.ts';
import {
  ApologyData,
  ControlSlipData,
  ReceiptData,
  RefusalData,
  RegisterData,
  SupplementData,
  TerminationData,
} from './data.ts';
import { receiptLayout } from './mau-01.ts';
import { supplementLayout } from './mau-02.ts';
import { refusalLayout } from './mau-03.ts';
import { apologyLayout } from './mau-04.ts';
import { terminationLayout } from './mau-05.ts';
import { controlSlipLayout } from './mau-06.ts';
import { registerLayout } from './mau-07.ts';

/** What each form is filled from. */
export const formData = {
  'mau-01': ReceiptData,
  'mau-02': SupplementData,
  'mau-03': RefusalData,
  'mau-04': ApologyData,
  'mau-05': TerminationData,
  'mau-06': ControlSlipData,
  'mau-07': RegisterData,
} as const;
export type FormCode = keyof typeof formData;
export type FormDataOf<C extends FormCode> = z.input<(typeof formData)[C]>;

/** The layouts that come with the product; a newer one of the same code takes over on its day. */
export const builtInLayouts: readonly FormLayout[] = [
  receiptLayout,
  supplementLayout,
  refusalLayout,
  apologyLayout,
  terminationLayout,
  controlSlipLayout,
  registerLayout,
];

export interface FormOptions extends PrintOptions {
  /** Day whose layout applies. */
  readonly on: CivilDate;
  /** Layouts to choose from instead of the built-in ones. */
  readonly layouts?: readonly FormLayout[];
}

/**
 * One of the forms Mẫu 01–07 as a PDF, in the layout in force on `options.on`.
 *
 * @throws {z.ZodError} when the data are not of the form's shape.
 * @throws {AppError} `print.no_layout` when no layout was in force.
 */
export function printForm<C extends FormCode>(code: C, data: FormDataOf<C>, options: FormOptions): Promise<Uint8Array> {
  const layout = layoutOn(options.layouts ?? builtInLayouts, code, options.on);
  return renderForm(layout, formData[code].parse(data), options);
}
