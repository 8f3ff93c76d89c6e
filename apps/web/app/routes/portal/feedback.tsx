import { newId } from '@chuan/kernel';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AgencyCard, usePortalHome } from '../../portal/agency.tsx';
import { type Complained, ComplaintForm, statusOfComplaint, takeComplaint } from '../../portal/complaint.tsx';
import { portalMeta } from '../../portal/meta.ts';
import { usePortalT } from '../../portal/words.ts';

export const meta = portalMeta((t) => t('feedback.title'));

/** Public: suggestions and complaints about the agency. */
export const loader = ({ context }: LoaderFunctionArgs) => ({ requestKey: newId(), now: context.now });

export async function action({ request, context }: ActionFunctionArgs) {
  const complained = await takeComplaint(request, context);
  return data<Complained>(complained, { status: statusOfComplaint(complained) });
}

export default function Feedback() {
  const { requestKey } = useLoaderData<typeof loader>();
  const complained = useActionData<typeof action>() as Complained | undefined;
  const t = usePortalT();
  return (
    <div className="cols">
      <div>
        <h1>{t('feedback.title')}</h1>
        <p className="lead">{t('feedback.lead')}</p>
        <ComplaintForm requestKey={requestKey} complained={complained} again={`${usePortalHome()}/feedback`} />
        <section aria-labelledby="formal">
          <h2 id="formal">{t('feedback.complaintTitle')}</h2>
          <p className="lead">{t('feedback.complaint')}</p>
        </section>
      </div>
      <aside>
        <AgencyCard />
      </aside>
    </div>
  );
}
