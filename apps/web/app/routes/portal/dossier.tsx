import type { PublicStatus, TrackView } from '@chuan/dossiers/contract';
import { newId } from '@chuan/kernel';
import { PublicNotice, StepProgress, useErrorText } from '@chuan/ui';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { cutText } from '../../cut-text.ts';
import type { z } from 'zod';
import { failureIn } from '../../failure.ts';
import { AgencyHelp, usePortalHome } from '../../portal/agency.tsx';
import { RateForm, SupplementForm, type SupplementTry, untried } from '../../portal/dossier-forms.tsx';
import {
  DossierFacts,
  DossierNotice,
  DossierPapers,
  DossierPath,
  DossierReasons,
  useReader,
} from '../../portal/dossier-parts.tsx';
import { CloseDossier } from '../../portal/close-dossier.tsx';
import { DossierLog } from '../../portal/dossier-log.tsx';
import { portalMeta } from '../../portal/meta.ts';
import { DossierReceiving } from '../../portal/receiving.tsx';
import { SecretForm } from '../../portal/secret-form.tsx';
import { answerOf, portalHome, requireKey, statusOf } from '../../portal/track-door.ts';
import { codeOf, forgetKey, readKey } from '../../portal/track-key.ts';
import { TrackLookUp } from '../../portal/track-missing.tsx';
import { isAllowed, shortTime, titleOf } from '../../portal/tracking.ts';
import { readUploadForm } from '../../portal/uploads.server.ts';

export const meta = portalMeta<Loaded>((t, loaded) =>
  loaded && 'code' in loaded ? t('tracking.ofDossier', { code: loaded.code }) : t('tracking.title'),
);

interface Full {
  readonly kind: 'full';
  readonly code: string;
  readonly view: TrackView;
  readonly rateable: TrackView['rateable'];
  readonly requestKey: string;
  readonly done: string;
  readonly now: number;
}
type Loaded =
  | Full
  | { readonly kind: 'public'; readonly code: string; readonly status: z.infer<typeof PublicStatus> }
  | { readonly kind: 'missing' | 'limited'; readonly seconds: number };

const none = { kind: 'missing', seconds: 0 } as const;

/** Public: with the key the whole of a dossier, with its code alone only how far it has come. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const code = codeOf(params['code'] ?? '');
  if (code === undefined) return data<Loaded>(none, { status: 404 });
  const key = readKey(request, code);
  if (key === undefined) {
    const answer = await answerOf(context.api.dossiers.publicStatus({ code }));
    if ('refused' in answer)
      return data<Loaded>({ kind: answer.refused, seconds: answer.seconds }, { status: statusOf(answer) });
    // The address is the code as it is written, since the key is kept for that address alone.
    if (answer.value.code !== code) return redirect(`${portalHome(params['agency'])}/track/${answer.value.code}`);
    return data<Loaded>({ kind: 'public', code, status: answer.value });
  }
  const answer = await answerOf(context.api.dossiers.track(key));
  if ('refused' in answer)
    return data<Loaded>(
      { kind: answer.refused, seconds: answer.seconds },
      {
        status: statusOf(answer),
        headers: { 'Set-Cookie': forgetKey(request, portalHome(params['agency']), code) },
      },
    );
  const rated = await context.api.feedback.rated(key);
  const rateable = answer.value.rateable.filter((step) => !rated.includes(step.nodeId));
  const done = new URL(request.url).searchParams.get('done') ?? '';
  const { now } = context;
  return data<Loaded>({ kind: 'full', code, view: answer.value, rateable, requestKey: newId(), done, now });
}

interface Failed {
  readonly tried: Omit<SupplementTry, 'problem'>;
  readonly failure: { readonly code: string; readonly params: Readonly<Record<string, string | number>> };
  readonly requestKey: string;
}

const textOf = (fields: FormData, name: string, max: number) => cutText(String(fields.get(name) ?? ''), max);

/** Rates a step or sends what was asked for. */
export async function action(args: ActionFunctionArgs) {
  const { request, context } = args;
  const { key, home } = requireKey(args);
  const page = `${home}/track/${key.code}`;
  const { fields, staged, refused } = await readUploadForm(request, context);
  const requestKey = textOf(fields, 'requestKey', 80);
  const api = context.apiFor(requestKey);
  if (fields.get('intent') === 'rate') {
    const score = Number(fields.get('score'));
    if (!(score >= 1 && score <= 5)) return redirect(`${page}?done=choose#rating`);
    const rating = { nodeId: textOf(fields, 'nodeId', 40), score, comment: textOf(fields, 'comment', 2_000) };
    try {
      await api.feedback.rate({ ...key, ...rating });
    } catch (error) {
      // Rated already: they see the same thanks.
      if (failureIn(error)?.code !== 'rating.given') throw error;
    }
    return redirect(`${page}?done=rated#rated`);
  }
  const tried = { staged, refused, note: textOf(fields, 'note', 1_000) };
  const problem = (failure: Failed['failure']) =>
    data<Failed>({ tried, failure, requestKey: newId() }, { status: 422 });
  if (refused.length > 0) return problem({ code: '', params: {} });
  try {
    const files = staged.map(({ token }) => ({ token, componentKey: '' }));
    await api.dossiers.supplementByApplicant({ ...key, files, note: tried.note });
  } catch (error) {
    const failure = failureIn(error);
    if (failure === undefined) throw error;
    return problem(failure);
  }
  return redirect(`${page}?done=supplemented`);
}

/** One statement: how many steps, and whether any of them is being worked on. */
function HowFar({ status: { status, stepsDone, stepsTotal } }: { readonly status: z.infer<typeof PublicStatus> }) {
  const { t } = useReader();
  if (status === 'not_accepted') return null;
  if (status === 'submitted') return <p className="lead">{t('tracking.notBegun', { total: stepsTotal })}</p>;
  return <StepProgress done={stepsDone} total={stepsTotal} isAtWork={status === 'in_progress'} />;
}

function PublicPage({ code, status }: { readonly code: string; readonly status: z.infer<typeof PublicStatus> }) {
  const { t } = useReader();
  const home = usePortalHome();
  return (
    <div className="one">
      <p className="code-l">{t('tracking.ofDossier', { code })}</p>
      <h1>{t(`tracking.publicTitle.${status.status}`)}</h1>
      <HowFar status={status} />
      <p className="lead">{t('tracking.codeOnly')}</p>
      <section aria-labelledby="more">
        <h2 id="more">{t('tracking.more')}</h2>
        <SecretForm code={code} />
      </section>
      <p className="lead">
        <a href={`${home}/track`}>{t('tracking.other')}</a>
      </p>
    </div>
  );
}

function Thanks({ done, isReceived }: { readonly done: string; readonly isReceived: boolean }) {
  const { t } = useReader();
  if (done === 'supplemented')
    return (
      <PublicNotice title={t('tracking.supplementThanks')}>
        <p>{t(isReceived ? 'tracking.supplementThanksText' : 'tracking.supplementThanksBefore')}</p>
      </PublicNotice>
    );
  if (done === 'delivery')
    return (
      <PublicNotice title={t('tracking.delivery.done')}>
        <p>{t('tracking.delivery.doneText')}</p>
      </PublicNotice>
    );
  return null;
}

function DossierBody({ loaded }: { readonly loaded: Full }) {
  const failed = useActionData<typeof action>() as Failed | undefined;
  const errorText = useErrorText();
  const { view, rateable, done } = loaded;
  const base = `${usePortalHome()}/track/${loaded.code}`;
  const { t } = useReader();
  const problem = failed === undefined || failed.failure.code === '' ? '' : errorText(failed.failure);
  const tried = failed === undefined ? untried : { ...failed.tried, problem };
  return (
    <div>
      <Thanks done={done} isReceived={view.receivedAt !== null} />
      <DossierFacts view={view} base={base} />
      {view.supplement === null ? (
        <DossierNotice view={view} base={base} />
      ) : (
        <SupplementForm view={view} requestKey={loaded.requestKey} tried={tried} />
      )}
      <DossierPath view={view} base={base} />
      <DossierReasons view={view} base={base} />
      {view.status === 'delivered' ? null : <DossierReceiving view={view} base={base} />}
      {done === 'rated' ? (
        <div className="notice" id="rated" role="status">
          <h2>{t('tracking.rateThanks')}</h2>
          <p>{t('tracking.rateThanksText')}</p>
        </div>
      ) : null}
      <RateForm steps={rateable} requestKey={loaded.requestKey} needsChoice={done === 'choose'} />
      <DossierLog view={view} base={base} />
    </div>
  );
}

function FullPage({ loaded }: { readonly loaded: Full }) {
  const { view, code } = loaded;
  const reader = useReader();
  const { t } = reader;
  const home = usePortalHome();
  const base = `${home}/track/${code}`;
  return (
    <div className="cols">
      <div>
        <p className="code-l">
          <span className="nowrap">{t('tracking.ofDossier', { code })}</span> ·{' '}
          <a href={`${home}/procedures/${view.procedureId}`}>{view.procedureName}</a>
        </p>
        <h1>{titleOf(view, reader)}</h1>
        <p className="hint">{t('agency.updated', { when: shortTime(reader.now) })}</p>
        <DossierBody loaded={loaded} />
      </div>
      <aside>
        <div className="b no-print">
          <h2>{t('tracking.close.title')}</h2>
          <CloseDossier code={code} />
        </div>
        <AgencyHelp />
        <DossierPapers view={view} base={base} />
        <div className="b">
          <h2>{t('tracking.disagree')}</h2>
          <ul className="link-list">
            <li>
              <a href={`${base}/complain`}>{t('tracking.complain')}</a>
            </li>
            <li>
              <a href={`${home}/feedback#formal`}>{t('tracking.howToComplain')}</a>
            </li>
            {isAllowed(view, 'withdraw') ? (
              <li>
                <a href={`${base}/withdraw`}>{t('tracking.withdraw')}</a>
              </li>
            ) : null}
          </ul>
        </div>
      </aside>
    </div>
  );
}

export default function Dossier() {
  const loaded = useLoaderData<typeof loader>() as Loaded;
  if (loaded.kind === 'full') return <FullPage loaded={loaded} />;
  if (loaded.kind === 'public') return <PublicPage code={loaded.code} status={loaded.status} />;
  return <TrackLookUp problem={loaded.kind} seconds={loaded.seconds} />;
}
