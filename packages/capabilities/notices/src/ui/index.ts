export { InboxScreen } from './inbox-screen.tsx';
export { useT as useNoticesT } from './translate.ts';
