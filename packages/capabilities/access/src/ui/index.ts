export { RolesScreen } from './roles-screen.tsx';
export { useT as useAccessT } from './translate.ts';
