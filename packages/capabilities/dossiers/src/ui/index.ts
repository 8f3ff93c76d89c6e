export { DossierScreen } from './dossier-page.tsx';
export type { DossierCalls } from './calls.ts';
export { MyWorkScreen } from './my-work.tsx';
export { useT as useDossierT } from './translate.ts';
