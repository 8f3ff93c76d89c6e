import type { TrackView } from '@chuan/dossiers/contract';
import { PublicField, PublicNotice, RatingField } from '@chuan/ui';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useAgency } from './agency.tsx';
import { useReader } from './dossier-parts.tsx';
import { FileField } from './file-field.tsx';
import { UploadScript } from './upload-script.tsx';
import { maxFileText, type RefusedFile, type StagedFile } from './file-names.ts';
import { whenText } from './tracking.ts';

export interface SupplementTry {
  readonly staged: readonly StagedFile[];
  readonly refused: readonly RefusedFile[];
  readonly note: string;
  /** What the service said; a code of the catalogues, told as a sentence. */
  readonly problem: string;
}

export const untried: SupplementTry = { staged: [], refused: [], note: '', problem: '' };

interface SupplementProps {
  readonly view: TrackView;
  readonly requestKey: string;
  readonly tried: SupplementTry;
}

/** What is missing, and the form that sends it. */
export function SupplementForm({ view, requestKey, tried }: SupplementProps) {
  const reader = useReader();
  const { t } = reader;
  const { oneStopName } = useAgency();
  if (view.supplement === null) return null;
  const { items, reason, requestedAt } = view.supplement;
  return (
    <>
      <PublicNotice tone="soon" icon={IconAlertTriangle} title={t('tracking.supplementTitle')}>
        <p>{t('tracking.supplementAsked', { when: whenText(requestedAt, reader), reason })}</p>
        <h3>{t('tracking.supplementItems')}</h3>
        <ul className="bullets">
          {items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      </PublicNotice>
      <form className="panel" method="post" encType="multipart/form-data" id="supplement">
        <input type="hidden" name="intent" value="supplement" />
        <input type="hidden" name="requestKey" value={requestKey} />
        <h2>{t('tracking.supplementSend')}</h2>
        <p className="lbl lead">{t('tracking.supplementFiles')}</p>
        <p className="hint" id="supplement-hint">
          {t('tracking.supplementFilesHint', { size: maxFileText })}
        </p>
        <FileField
          paper="supplement"
          label={t('tracking.supplementFiles')}
          staged={tried.staged}
          refused={tried.refused}
          describedBy="supplement-hint"
          {...(tried.problem === '' ? {} : { error: tried.problem })}
        />
        <div className="lead">
          <PublicField id="note" label={t('tracking.supplementNote')}>
            {(field) => <textarea {...field} name="note" rows={2} maxLength={1_000} defaultValue={tried.note} />}
          </PublicField>
        </div>
        <p className="acts">
          <button className="btn primary lg" type="submit">
            {t('tracking.supplementSend')}
          </button>
        </p>
        <p className="hint lead">{t('tracking.supplementCounter', { place: oneStopName })}</p>
        <UploadScript />
      </form>
    </>
  );
}

interface RateProps {
  readonly steps: readonly { readonly nodeId: string; readonly name: string }[];
  readonly requestKey: string;
  /** Sent without a choice. */
  readonly needsChoice: boolean;
}

const scores = [
  [5, 'best'],
  [4, 'good'],
  [3, 'fair'],
  [2, 'poor'],
  [1, 'worst'],
] as const;

/** Rating of one step at a time; nothing is chosen beforehand. */
export function RateForm({ steps, requestKey, needsChoice }: RateProps) {
  const { t } = useReader();
  const step = steps.at(-1);
  if (step === undefined) return null;
  return (
    <section aria-labelledby="rating">
      <h2 id="rating">{t('tracking.rateTitle', { step: step.name })}</h2>
      <form method="post">
        <input type="hidden" name="intent" value="rate" />
        <input type="hidden" name="requestKey" value={requestKey} />
        <input type="hidden" name="nodeId" value={step.nodeId} />
        {needsChoice ? (
          <p className="msg-err lead" role="alert">
            {t('tracking.rateChoose')}
          </p>
        ) : null}
        <RatingField
          name="score"
          legend={t('tracking.rateLegend', { step: step.name })}
          options={scores.map(([score, word]) => ({
            value: String(score),
            label: t(`tracking.score.${word}`),
          }))}
        />
        <div className="lead">
          <PublicField id="comment" label={t('tracking.rateComment')}>
            {(field) => <textarea {...field} name="comment" rows={2} maxLength={2_000} />}
          </PublicField>
        </div>
        <p className="acts">
          <button className="btn primary lg" type="submit">
            {t('tracking.rateSend')}
          </button>
        </p>
        <p className="hint lead">{t('tracking.rateNote')}</p>
      </form>
    </section>
  );
}
