import { type RouteConfigEntry, route } from '@remix-run/route-config';

/** Work on dossiers, under `/w`. */
export const workspaceDossiers: RouteConfigEntry[] = [
  route('dossiers', 'routes/workspace/register.tsx'),
  route('dossiers.csv', 'routes/workspace/register-file.ts', { id: 'register-csv' }),
  route('dossiers.xlsx', 'routes/workspace/register-file.ts', { id: 'register-xlsx' }),
  route('dossiers.pdf', 'routes/workspace/register-book.ts'),
  route('dossiers/:id', 'routes/workspace/dossier.tsx'),
  route('counter', 'routes/workspace/counter.tsx'),
  route('intake', 'routes/workspace/intake.tsx'),
  route('delivery', 'routes/workspace/delivery.tsx'),
  route('forms/:id.pdf', 'routes/workspace/form.ts'),
  route('files/:id', 'routes/workspace/file.ts'),
  route('uploads', 'routes/workspace/uploads.ts'),
];
