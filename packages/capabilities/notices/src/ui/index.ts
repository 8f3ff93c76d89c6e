export { InboxScreen } from './inbox-screen.tsx';
export { MailScreen } from './mail-screen.tsx';
export { MailsScreen } from './mails-screen.tsx';
export { useT as useNoticesT } from './translate.ts';
