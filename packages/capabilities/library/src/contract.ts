export * from './contract/comparison.ts';
export * from './contract/content.ts';
export * from './contract/national.ts';
export * from './contract/template.ts';
export * from './contract/step-codes.ts';
