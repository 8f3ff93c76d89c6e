import { index, route } from '@remix-run/route-config';

/** The citizen portal under an agency's address: everything here is public. */
export const portal = [
  index('routes/portal/home.tsx'),
  route('procedures/:procedure', 'routes/portal/procedure.tsx'),
  route('submit/:procedure', 'routes/portal/submit.tsx'),
  route('upload', 'routes/portal/upload.ts'),
  route('track', 'routes/portal/track.tsx'),
  route('track/:code', 'routes/portal/dossier.tsx'),
  route('track/:code/close', 'routes/portal/close.ts'),
  route('track/:code/receipt', 'routes/portal/receipt.tsx'),
  route('track/:code/delivery', 'routes/portal/delivery.tsx'),
  route('track/:code/withdraw', 'routes/portal/withdraw.tsx'),
  route('track/:code/complain', 'routes/portal/complain.tsx'),
  route('track/:code/log', 'routes/portal/log.tsx'),
  route('track/:code/log.json', 'routes/portal/log-download.ts'),
  route('verify.py', 'routes/portal/verifier-download.ts'),
  route('track/:code/forms/:form', 'routes/portal/form-download.ts'),
  route('track/:code/files/:file', 'routes/portal/file-download.ts'),
  route('feedback', 'routes/portal/feedback.tsx'),
  route('privacy', 'routes/portal/privacy.tsx'),
  route('accessibility', 'routes/portal/accessibility.tsx'),
  route('*', 'routes/portal/missing.tsx'),
];
