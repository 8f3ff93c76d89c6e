import { MailScreen } from '@chuan/notices/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageData } from '../../../procedures.ts';
import { requireSession } from '../../../signed-in.ts';

/** Needs `mail.read`. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  requireSession(request, context);
  const mail = await pageData(context.api.notices.mail({ id: params['id'] ?? '' }));
  return { mail, canOpenDossier: context.session.permissions.includes('dossier.read') };
}

export default function MailPage() {
  return <MailScreen {...useLoaderData<typeof loader>()} />;
}
