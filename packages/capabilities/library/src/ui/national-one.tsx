import { type Call, FailureNote, Form, formatVnd, Icon, Link, PageHead, useCalling } from '@chuan/ui';
import { TextInput } from '@mantine/core';
import { IconFilePlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { CreateTemplateInput, NationalDetail, NationalView } from '../contract.ts';
import { useLimitText, useMinutesText } from './texts.ts';
import { useT } from './translate.ts';

export interface NationalOneProps {
  readonly national: NationalView;
  readonly canEdit: boolean;
  readonly onCreate: Call<CreateTemplateInput>;
}

/** One national procedure as its sources tell it, with what is doubtful, and the way to a template. */
export function NationalOne({ national, canEdit, onCreate }: NationalOneProps) {
  const t = useT();
  const { detail } = national;
  return (
    <>
      <PageHead
        title={national.name}
        crumbs={[
          { label: t('nav.national'), href: '/v/national' },
          { label: national.code, code: true },
        ]}
        note={[national.field, national.promulgatedBy, t(`national.kinds.${national.kind}`)]
          .filter(Boolean)
          .join(' · ')}
        actions={
          national.templateId === null ? undefined : (
            <Link className="btn" href={`/v/templates/${national.templateId}/1`}>
              {t('national.openTemplate')}
            </Link>
          )
        }
      />
      <div className="nat">
        <div>
          {canEdit && national.templateId === null ? <CreateForm national={national} onCreate={onCreate} /> : null}
          {detail === null ? <p className="teach">{t('national.noDetail')}</p> : <Detail detail={detail} />}
        </div>
        <Doubts national={national} />
      </div>
    </>
  );
}

/** QTM- and the initials of the field: a code to begin with. */
function codeFor({ code, field }: NationalView): string {
  const initials = field
    .split(/[\s,]+/)
    .map((word) => word.charAt(0).toLocaleUpperCase('vi'))
    .filter((letter) => /\p{L}/u.test(letter))
    .join('')
    .slice(0, 4)
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
  return `QTM-${initials || 'TTHC'}-${code.split('.')[1] ?? ''}`;
}

function CreateForm({ national, onCreate }: Pick<NationalOneProps, 'national' | 'onCreate'>) {
  const t = useT();
  const { busy, failure, run } = useCalling();
  const [code, setCode] = useState(codeFor(national));
  return (
    <Form
      className="card create"
      onSubmit={() => {
        void run(() => onCreate({ code, procedureCode: national.code }));
      }}
    >
      <header>
        <Icon of={IconFilePlus} />
        <h2>{t('national.complete')}</h2>
      </header>
      <div className="body">
        <p>{t('national.createText')}</p>
        <div className="row wrap end">
          <TextInput
            label={t('national.templateCode')}
            value={code}
            maxLength={39}
            onChange={(event) => setCode(event.target.value.toLocaleUpperCase('vi'))}
            required
          />
          <button type="submit" className="btn primary" disabled={busy} aria-busy={busy || undefined}>
            {t('national.create')}
          </button>
        </div>
        <FailureNote failure={failure} />
      </div>
    </Form>
  );
}

function Detail({ detail }: { readonly detail: NationalDetail }) {
  const t = useT();
  return (
    <div className="nat-detail">
      <dl className="kv">
        <dt>{t('national.agency')}</dt>
        <dd>{detail.executingAgency || t('national.unknown')}</dd>
        <dt>{t('national.applicants')}</dt>
        <dd>{detail.applicantTypes.join(', ') || t('national.unknown')}</dd>
        <dt>{t('national.results')}</dt>
        <dd>{detail.results.join('; ') || t('national.unknown')}</dd>
      </dl>
      <Methods detail={detail} />
      <h2>{t('national.components')}</h2>
      <ol className="papers">
        {detail.components
          .filter((one) => !one.isNote)
          .map((one, at) => (
            <li key={at}>
              {one.name}
              <small className="block">
                {[
                  one.group,
                  `${t('editor.papers.originals')} ${one.originals}`,
                  `${t('editor.papers.copies')} ${one.copies}`,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </li>
          ))}
      </ol>
      {detail.steps.length > 0 ? <Steps detail={detail} /> : <Narrative detail={detail} />}
      <h2>{t('national.laws')}</h2>
      <ul className="laws">
        {detail.legalBases.map((basis) => (
          <li key={basis.code}>
            <b>{basis.code}</b> {basis.name}
          </li>
        ))}
      </ul>
      {detail.source === '' ? null : <p className="hint">{t('national.source', { url: detail.source })}</p>}
    </div>
  );
}

function Steps({ detail }: { readonly detail: NationalDetail }) {
  const t = useT();
  const minutes = useMinutesText();
  return (
    <>
      <h2>{t('national.steps')}</h2>
      <table className="data">
        <tbody>
          {detail.steps.map((step, at) => (
            <tr key={at}>
              <td className="num">{at + 1}</td>
              <td>{step.name}</td>
              <td>{step.role}</td>
              <td className="num">
                {step.minutes === null ? '–' : minutes(step.minutes)}
                {step.minutes === null || step.isStated ? null : (
                  <small className="block">{t('national.assumed')}</small>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Methods({ detail }: { readonly detail: NationalDetail }) {
  const t = useT();
  const limit = useLimitText();
  return (
    <>
      <h2>{t('national.methods')}</h2>
      <table className="data">
        <tbody>
          {detail.methods.map((method, at) => (
            <tr key={at}>
              <td>{t(`editor.papers.channels.${method.channel}`)}</td>
              <td>{method.limit === null ? t('national.unknown') : limit(method.limit)}</td>
              <td className="num">
                {method.feeVnd === null
                  ? t('national.unknown')
                  : method.feeVnd === 0
                    ? t('national.free')
                    : formatVnd(method.feeVnd)}
              </td>
              <td className="hint">{[method.feeNote, method.note].filter(Boolean).join(' ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Narrative({ detail }: { readonly detail: NationalDetail }) {
  const t = useT();
  if (detail.narrative.length === 0) return null;
  return (
    <details>
      <summary>{t('national.narrative')}</summary>
      {detail.narrative.map((part, at) => (
        <div key={at}>
          {part.name === '' ? null : <h3>{part.name}</h3>}
          <p className="pre">{part.text}</p>
        </div>
      ))}
    </details>
  );
}

/** What the page itself calls unknown, so that the list of doubts says it too. */
function unknownParts(detail: NationalDetail | null) {
  if (detail === null) return [];
  const { executingAgency, applicantTypes, results, methods } = detail;
  const isUnknown = {
    agency: executingAgency === '',
    applicants: applicantTypes.length === 0,
    results: results.length === 0,
    methods: methods.length === 0 || methods.some(({ limit, feeVnd }) => limit === null || feeVnd === null),
  };
  return (['agency', 'applicants', 'results', 'methods'] as const).filter((part) => isUnknown[part]);
}

function Doubts({ national }: { readonly national: NationalView }) {
  const t = useT();
  const groups = [...Map.groupBy(national.doubts, (doubt) => doubt.why)];
  const unknown = unknownParts(national.detail);
  const count = national.doubts.length + unknown.length;
  return (
    <aside className="doubts">
      <h2>{t('national.doubts', { count })}</h2>
      {unknown.length === 0 ? null : (
        <details open>
          <summary>
            {t('national.notTold')} <span className="num">{unknown.length}</span>
          </summary>
          <ul>
            {unknown.map((part) => (
              <li key={part}>{t(`national.${part}`)}</li>
            ))}
          </ul>
        </details>
      )}
      {count === 0 ? <p className="hint">{t('national.noDoubts')}</p> : null}
      {groups.map(([why, doubts]) => (
        <details key={why} open={doubts.length <= 3}>
          <summary>
            {t(`reasons.${why}`)} <span className="num">{doubts.length}</span>
          </summary>
          <ul>
            {doubts
              .filter((doubt) => doubt.what !== '')
              .map((doubt, at) => (
                <li key={at}>{doubt.what}</li>
              ))}
          </ul>
        </details>
      ))}
    </aside>
  );
}
