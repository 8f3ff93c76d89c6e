export { BoardScreen } from './board-screen.tsx';
export { EventLogScreen } from './event-log-screen.tsx';
export { LateCausesScreen } from './late-causes-screen.tsx';
export { useT as useOversightT } from './translate.ts';
export { TrialButton } from './trial.tsx';
export { useWindowText } from './trial-words.ts';
