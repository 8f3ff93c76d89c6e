import { Icon } from '@chuan/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { IconDownload } from '@tabler/icons-react';
import { usePortalHome } from '../../portal/agency.tsx';
import { portalMeta } from '../../portal/meta.ts';
import { answerOf, requireKey } from '../../portal/track-door.ts';
import { usePortalT } from '../../portal/words.ts';

export const meta = portalMeta((t) => t('tracking.proof.title'));

/** For the holder of the dossier's key: how to check that nobody has rewritten what was recorded of it. */
export async function loader(args: LoaderFunctionArgs) {
  const { key, home } = requireKey(args);
  const answer = await answerOf(args.context.api.eventLog.extractForApplicant(key));
  if ('refused' in answer) throw redirect(`${home}/track/${key.code}`);
  const { name, entries, pending, publicKey } = answer.value;
  return { code: key.code, name, entries, pending, publicKey };
}

function HowToCheck() {
  const { name, publicKey } = useLoaderData<typeof loader>();
  const t = usePortalT();
  if (publicKey === null) return null;
  return (
    <section aria-labelledby="check">
      <h2 id="check">{t('tracking.proof.check')}</h2>
      <p className="lead">{t('tracking.proof.checkText')}</p>
      <ol className="steps-list lead">
        <li>
          <a href={`${usePortalHome()}/verify.py`} download>
            {t('tracking.proof.program')}
          </a>
        </li>
        <li>
          {t('tracking.proof.run')}
          <code className="code">{t('tracking.proof.command', { key: publicKey, name })}</code>
        </li>
        <li>{t('tracking.proof.result')}</li>
      </ol>
      <h3 className="lead">{t('tracking.proof.key')}</h3>
      <code className="code">{publicKey}</code>
      <p className="hint">{t('tracking.proof.keyHint')}</p>
    </section>
  );
}

export default function DossierLogProof() {
  const { code, entries, pending } = useLoaderData<typeof loader>();
  const t = usePortalT();
  const page = `${usePortalHome()}/track/${code}`;
  return (
    <div className="one">
      <p className="code-l">
        <a href={page}>{t('tracking.ofDossier', { code })}</a>
      </p>
      <h1>{t('tracking.proof.title')}</h1>
      <p className="lead">{t('tracking.proof.lead')}</p>
      <ul className="bullets">
        <li>{t('tracking.proof.witnessed', { count: entries })}</li>
        {pending === 0 ? null : <li>{t('tracking.proof.pending', { count: pending })}</li>}
        <li>{t('tracking.proof.nobody')}</li>
      </ul>
      <p className="acts">
        <a className="btn primary lg" href={`${page}/log.json`} download>
          <Icon of={IconDownload} size={20} />
          {t('tracking.proof.download')}
        </a>
      </p>
      <HowToCheck />
    </div>
  );
}
