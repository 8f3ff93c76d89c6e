export { amountInWords } from './amount.ts';
export { longDate, longInstant, shortDate, shortInstant } from './dates.ts';
export { renderForm } from './form.ts';
export {
  type FormCode,
  type FormDataOf,
  type FormOptions,
  builtInLayouts,
  formData,
  printForm,
} from './forms/catalogue.ts';
export {
  AgencyHead,
  ApologyData,
  ControlSlipData,
  PartyOnPaper,
  ProcedureOnPaper,
  ReceiptData,
  RefusalData,
  RegisterData,
  Signer,
  SupplementData,
  TerminationData,
} from './forms/data.ts';
export { FormBlock, FormLayout, type FormLayoutInput, layoutOn, parseLayout } from './layout.ts';
export { nameInFull, type Office, officeOf, officialName } from './office.ts';
export { renderProcedure } from './procedure.ts';
export { FlowPicture, ProcedurePrint, type ProcedurePrintInput } from './procedure-data.ts';
export { type QrMatrix, qrMatrix } from './qr.ts';
export type { PrintOptions } from './sheet.ts';
