import { NewDelivery, type TrackView } from '@chuan/dossiers/contract';
import { newId } from '@chuan/kernel';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { type Failure, failureIn } from '../../failure.ts';
import { DeliveryForm, type DeliveryTry } from '../../portal/delivery-form.tsx';
import { portalMeta } from '../../portal/meta.ts';
import { requireDossier, requireKey } from '../../portal/track-door.ts';
import { isAllowed } from '../../portal/tracking.ts';
import { usePortalHome } from '../../portal/agency.tsx';
import { usePortalT } from '../../portal/words.ts';

export const meta = portalMeta((t) => t('tracking.delivery.title'));

const shownOf = ({ deliveryMethod, deliveryAddress, deliveriesOffered }: TrackView) => ({
  deliveryMethod,
  deliveryAddress,
  deliveriesOffered,
});

/** For the holder of the dossier's key: the result in another way. */
export async function loader(args: LoaderFunctionArgs) {
  const { key, view } = await requireDossier(args);
  return {
    code: key.code,
    procedureName: view.procedureName,
    isOpen: isAllowed(view, 'change_delivery'),
    ...shownOf(view),
    requestKey: newId(),
  };
}

interface Failed {
  readonly tried: DeliveryTry;
  readonly failure: Pick<Failure, 'code' | 'params'> | null;
}

const failed = (tried: DeliveryTry, failure: Failed['failure'] = null) =>
  data<Failed>({ tried, failure }, { status: 422 });

export async function action(args: ActionFunctionArgs) {
  const { key, home } = requireKey(args);
  const form = await args.request.formData();
  const tried = { method: String(form.get('method') ?? ''), address: String(form.get('address') ?? '').trim() };
  const wanted = NewDelivery.safeParse(tried);
  if (!wanted.success) return failed({ ...tried, address: tried.address.slice(0, 300) });
  try {
    const api = args.context.apiFor(String(form.get('requestKey') ?? ''));
    await api.dossiers.changeDeliveryByApplicant({ ...key, ...wanted.data });
  } catch (error) {
    const failure = failureIn(error);
    if (failure === undefined) throw error;
    return failed(tried, { code: failure.code, params: failure.params });
  }
  return redirect(`${home}/track/${key.code}?done=delivery`);
}

export default function Delivery() {
  const loaded = useLoaderData<typeof loader>();
  const acted = useActionData<typeof action>() as Failed | undefined;
  const t = usePortalT();
  const page = `${usePortalHome()}/track/${loaded.code}`;
  return (
    <div className="one">
      <p className="code-l">
        <a href={page}>{t('tracking.ofDossier', { code: loaded.code })}</a> · {loaded.procedureName}
      </p>
      <h1>{t('tracking.delivery.title')}</h1>
      {loaded.isOpen ? (
        <DeliveryForm
          now={loaded}
          page={page}
          requestKey={loaded.requestKey}
          tried={acted?.tried}
          failure={acted?.failure ?? null}
        />
      ) : (
        <p className="lead">
          {t('tracking.delivery.over')} <a href={page}>{t('tracking.ofDossier', { code: loaded.code })}</a>
        </p>
      )}
    </div>
  );
}
