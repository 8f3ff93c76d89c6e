import { type RouteConfigEntry, route } from '@remix-run/route-config';

/** How the work goes, why it is late, what was done, what people were told and say: under `/w`. */
export const workspaceOversight: RouteConfigEntry[] = [
  route('board', 'routes/workspace/oversight/board.tsx'),
  route('board.csv', 'routes/workspace/oversight/board-file.ts', { id: 'board-csv' }),
  route('board.xlsx', 'routes/workspace/oversight/board-file.ts', { id: 'board-xlsx' }),
  route('late-causes', 'routes/workspace/oversight/late-causes.tsx'),
  route('late-causes.csv', 'routes/workspace/oversight/late-causes-file.ts', { id: 'late-causes-csv' }),
  route('late-causes.xlsx', 'routes/workspace/oversight/late-causes-file.ts', { id: 'late-causes-xlsx' }),
  route('event-log', 'routes/workspace/oversight/event-log.tsx'),
  route('dossiers/:id/log', 'routes/workspace/oversight/dossier-log.tsx'),
  route('notices', 'routes/workspace/oversight/notices.tsx'),
  route('mails', 'routes/workspace/oversight/mails.tsx'),
  route('mails/:id', 'routes/workspace/oversight/mail.tsx'),
  route('feedback', 'routes/workspace/oversight/feedback.tsx'),
];

/** The platform's own log, under `/v`. */
export const vendorOversight: RouteConfigEntry[] = [route('event-log', 'routes/vendor/event-log.tsx')];
