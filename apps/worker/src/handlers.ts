import { dossierHandlers } from '@chuan/dossiers/jobs';
import type { Handler } from '@chuan/jobs';
import { type Mailer, noticeHandlers } from '@chuan/notices/jobs';
import { procedureHandlers } from '@chuan/procedures/jobs';

/** What every capability listens to: the handlers that its `./jobs` door exports. */
export const handlersWith = (mailer: Mailer, publicUrl: string): readonly Handler[] => [
  ...procedureHandlers,
  ...dossierHandlers,
  ...noticeHandlers(mailer, publicUrl),
];
