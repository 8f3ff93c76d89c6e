import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { portalMeta } from '../../portal/meta.ts';
import { answerOf, enterDossier, type GoOn, portalHome, statusOf } from '../../portal/track-door.ts';
import { codeOf, secretOf } from '../../portal/track-key.ts';
import { TrackLookUp } from '../../portal/track-missing.tsx';
import { usePortalT } from '../../portal/words.ts';

const titled = portalMeta((t) => t('tracking.title'));

export const meta: MetaFunction<typeof loader> = (args) => {
  const tags = titled(args as never) ?? [];
  const goOn = (args.data as Partial<GoOn> | undefined)?.goOn;
  return goOn === undefined ? tags : [...tags, { httpEquiv: 'refresh', content: `0; url=${goOn}` }];
};

/** The address of a scanned code holds the secret; nobody behind a link may see it. */
export const headers: HeadersFunction = ({ loaderHeaders }) => {
  const policy = loaderHeaders.get('Referrer-Policy');
  return policy === null ? new Headers() : { 'Referrer-Policy': policy };
};

interface Found {
  /** The browser has just forgotten a dossier. */
  readonly isClosed?: true;
  readonly problem?: 'missing' | 'limited';
  readonly seconds?: number;
}

/** What was typed or scanned: on to the dossier's page, or the one answer to everything that is wrong. */
async function look(
  { request, params, context }: LoaderFunctionArgs | ActionFunctionArgs,
  typed: { code: string; secret: string },
) {
  const home = portalHome(params['agency']);
  const code = codeOf(typed.code);
  if (code !== undefined && typed.secret.trim() === '') return redirect(`${home}/track/${code}`);
  const secret = secretOf(typed.secret);
  // Unusable input is asked all the same, so that it takes as long and counts as a guess.
  const answer = await answerOf(context.api.feedback.rated({ code: code ?? '???', secret: secret ?? '' }));
  if (!('refused' in answer) && code !== undefined && secret !== undefined) {
    const found = await context.api.dossiers.publicStatus({ code });
    return enterDossier(request, home, { code: found.code, secret });
  }
  const refused = 'refused' in answer ? answer : { refused: 'missing' as const, seconds: 0 };
  const found: Found = { problem: refused.refused, seconds: refused.seconds };
  return data(found, { status: statusOf(refused) });
}

/** Public: the look-up; also where the QR code of a receipt leads. */
export async function loader(args: LoaderFunctionArgs) {
  const { searchParams } = new URL(args.request.url);
  const code = searchParams.get('code');
  if (code === null) return data<Found>(searchParams.has('closed') ? { isClosed: true } : {});
  return look(args, { code, secret: searchParams.get('secret') ?? '' });
}

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData();
  return look(args, { code: String(form.get('code') ?? ''), secret: String(form.get('secret') ?? '') });
}

export default function Track() {
  const loaded = useLoaderData<typeof loader>() as Found | GoOn;
  const t = usePortalT();
  const acted = useActionData<typeof action>() as Found | undefined;
  if ('goOn' in loaded)
    return (
      <div className="one">
        <h1>{t('tracking.ofDossier', { code: loaded.code })}</h1>
        <p className="lead">
          <a href={loaded.goOn}>{t('tracking.look')}</a>
        </p>
      </div>
    );
  return <TrackLookUp {...(acted ?? loaded)} />;
}
