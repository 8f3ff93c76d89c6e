export * from './contract/applicant.ts';
export * from './contract/delivery.ts';
export * from './contract/counter.ts';
export { ChargedFee, FeeTerms } from './contract/fee.ts';
export * from './contract/inputs.ts';
export * from './contract/late-causes.ts';
export * from './contract/lists.ts';
export * from './contract/register.ts';
export * from './contract/views.ts';
