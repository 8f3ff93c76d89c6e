import './procedures.css';

export { AdoptableScreen, AdoptionForm } from './adopt-screen.tsx';
export { ProceduresScreen } from './procedures-screen.tsx';
export { useT as useProceduresT } from './translate.ts';
export { VersionBar, type VersionCalls } from './version-bar.tsx';
export { Revisions, VersionMeta, VersionNotice } from './version-parts.tsx';
