import { PublicField, PublicNotice, useErrorText } from '@chuan/ui';
import type { AppLoadContext } from '@remix-run/node';
import { type Failure, failureIn } from '../failure.ts';
import type { TrackKey } from './track-key.ts';
import { useReader } from './dossier-parts.tsx';
import { whenText } from './tracking.ts';

const least = 10;
const most = 4_000;

/** What became of a complaint: its number, or why it was not taken. */
export type Complained =
  | { readonly number: string; readonly dueAt: number }
  | {
      readonly content: string;
      readonly contact: string;
      readonly failure: Pick<Failure, 'code' | 'params'> | null;
    };

/** Takes a complaint from its form, about a dossier where a key is given. */
export async function takeComplaint(request: Request, context: AppLoadContext, key?: TrackKey): Promise<Complained> {
  const form = await request.formData();
  const content = String(form.get('content') ?? '')
    .trim()
    .slice(0, most);
  const contact = String(form.get('contact') ?? '')
    .trim()
    .slice(0, 200);
  if (content.length < least) return { content, contact, failure: null };
  try {
    const api = context.apiFor(String(form.get('requestKey') ?? ''));
    return await api.feedback.complain({ content, contact, ...key });
  } catch (error) {
    const failure = failureIn(error);
    if (failure === undefined) throw error;
    return { content, contact, failure: { code: failure.code, params: failure.params } };
  }
}

export const statusOfComplaint = (complained: Complained): number => ('number' in complained ? 200 : 422);

interface Props {
  readonly requestKey: string;
  readonly complained: Complained | undefined;
  /** Where to go for another one. */
  readonly again: string;
  /** Sent with a dossier's code, which tells whose it is. */
  readonly isOfDossier?: true;
}

type Receipt = Extract<Complained, { number: string }>;

function ComplaintReceipt({ number, dueAt, again }: Receipt & Pick<Props, 'again'>) {
  const reader = useReader();
  const { t } = reader;
  return (
    <PublicNotice title={t('feedback.thanks')}>
      <dl className="facts">
        <div>
          <dt>{t('feedback.number')}</dt>
          <dd>
            <b className="num">{number}</b>
          </dd>
        </div>
        <div>
          <dt>{t('feedback.due')}</dt>
          <dd>
            <b>{whenText(dueAt, reader)}</b>
          </dd>
        </div>
      </dl>
      <p className="lead">{t('feedback.keep')}</p>
      <p className="lead">
        <a href={again}>{t('feedback.another')}</a>
      </p>
    </PublicNotice>
  );
}

/** The form, or the receipt of what was sent. */
export function ComplaintForm({ requestKey, complained, again, isOfDossier }: Props) {
  const { t } = useReader();
  const errorText = useErrorText();
  if (complained && 'number' in complained) return <ComplaintReceipt {...complained} again={again} />;
  const failure = complained?.failure;
  const tooShort = failure === null ? t('form.problem.tooShort', { count: least }) : undefined;
  const error = failure ? errorText(failure) : tooShort;
  return (
    <form className="panel" method="post">
      <input type="hidden" name="requestKey" value={requestKey} />
      <PublicField
        id="message"
        label={t('feedback.content')}
        hint={t('feedback.contentHint')}
        {...(error === undefined ? {} : { error })}
      >
        {(field) => (
          <textarea
            {...field}
            name="content"
            rows={6}
            maxLength={most}
            required
            defaultValue={complained?.content ?? ''}
          />
        )}
      </PublicField>
      <PublicField
        id="contact"
        label={t('feedback.contact')}
        hint={t(isOfDossier ? 'feedback.contactHintDossier' : 'feedback.contactHint')}
      >
        {(field) => <input {...field} name="contact" maxLength={200} defaultValue={complained?.contact ?? ''} />}
      </PublicField>
      <p className="acts">
        <button className="btn primary lg" type="submit">
          {t('feedback.send')}
        </button>
      </p>
    </form>
  );
}
