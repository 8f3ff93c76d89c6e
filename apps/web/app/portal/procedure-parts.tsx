import { PublicSteps } from '@chuan/ui';
import type { PostedProcedure } from '@chuan/procedures/contract';
import { useAgency } from './agency.tsx';
import {
  type Component,
  componentGroups,
  feeOf,
  lawOfForm,
  limitText,
  methodLines,
  noteOf,
  stepsOfWay,
  workText,
} from './posted.ts';
import { type PortalT, usePortalT } from './words.ts';

interface Props {
  readonly content: PostedProcedure;
}

function countsText({ originals, copies, isFromDatabase }: Component, t: PortalT): string {
  if (isFromDatabase) return '';
  const parts = [
    ...(originals > 0 ? [t('procedure.originals', { count: originals })] : []),
    ...(copies > 0 ? [t('procedure.copies', { count: copies })] : []),
  ];
  return parts.length === 0 ? t('procedure.electronic') : parts.join(', ');
}

function Paper({ paper, hasForm }: { readonly paper: Component; readonly hasForm: boolean }) {
  const t = usePortalT();
  const notes = [
    ...(paper.isRequired || paper.isFromDatabase ? [] : [t('procedure.optional')]),
    ...(paper.note !== '' ? [paper.note] : []),
  ];
  return (
    <li>
      <b>{paper.name}</b>
      <span>{countsText(paper, t)}</span>
      {paper.isFromDatabase ? <small className="state">{t('procedure.fromDatabase')}</small> : null}
      {paper.formCode === '' ? null : (
        <small>
          {hasForm ? (
            <a href="#forms">{t('procedure.formOf', { code: paper.formCode })}</a>
          ) : (
            t('procedure.formOf', { code: paper.formCode })
          )}
        </small>
      )}
      {notes.length === 0 ? null : <small>{notes.join(' · ')}</small>}
    </li>
  );
}

/** Which papers, by case, in how many originals and copies. */
export function ProcedurePapers({ content }: Props) {
  const t = usePortalT();
  const groups = componentGroups(content);
  return (
    <section aria-labelledby="papers">
      <h2 id="papers">{t('procedure.papers')}</h2>
      {groups.map((group) => (
        <div key={group.name} className="lead">
          {groups.length === 1 && group.name === '' ? null : <h3>{group.name || t('procedure.common')}</h3>}
          <ul className="papers">
            {group.rows.map((paper) => (
              <Paper
                key={paper.key}
                paper={paper}
                hasForm={content.forms.some((form) => form.code === paper.formCode)}
              />
            ))}
          </ul>
        </div>
      ))}
      <p className="lead hint">{t('procedure.sets', { count: content.sets })}</p>
    </section>
  );
}

/** Time and fee of each way of handing in. */
export function ProcedureTerms({ content }: Props) {
  const t = usePortalT();
  const lines = methodLines(content);
  const hasCases = lines.some((line) => line.caseName !== '');
  return (
    <section aria-labelledby="terms">
      <h2 id="terms">{t('procedure.table')}</h2>
      <table className="plain stack">
        <caption className="vh">{t('procedure.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('procedure.channel')}</th>
            {hasCases ? <th scope="col">{t('procedure.case')}</th> : null}
            <th scope="col">{t('procedure.limit')}</th>
            <th scope="col" className="r">
              {t('procedure.fee')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.channel} ${line.caseName}`}>
              <th scope="row" data-label={t('procedure.channel')}>
                {t(`channel.${line.channel}`)}
              </th>
              {hasCases ? <td data-label={t('procedure.case')}>{line.caseName || t('procedure.anyCase')}</td> : null}
              <td data-label={t('procedure.limit')}>{limitText(line.limit, t)}</td>
              <td className="r" data-label={t('procedure.fee')}>
                <span>
                  {feeOf(line, t)}
                  {noteOf(line) === '' ? null : <small>{noteOf(line)}</small>}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Steps({ rows, isMarked }: { readonly rows: PostedProcedure['steps']; readonly isMarked: boolean }) {
  const t = usePortalT();
  return (
    <PublicSteps
      steps={rows.map((step) => ({
        key: step.id,
        state: 'next',
        name: step.name,
        text: [
          ...(step.isUsual || !isMarked ? [] : [t('procedure.onlySome')]),
          step.positionName,
          ...(step.isParallel ? [t('procedure.parallel')] : []),
          ...(step.output === '' ? [] : [t('procedure.outcome', { output: step.output })]),
        ].join('. '),
        time: t('procedure.stepLimit', { time: workText(step.limitMinutes, t) }),
      }))}
    />
  );
}

/** Who does what, in which order, for how long at most; what only a refusal leads to stands apart. */
export function ProcedureSteps({ content }: Props) {
  const t = usePortalT();
  const { way, refusal } = stepsOfWay(content);
  if (way.length === 0) return null;
  return (
    <section aria-labelledby="steps">
      <h2 id="steps">{t('procedure.steps')}</h2>
      <Steps rows={way} isMarked />
      {refusal.length === 0 ? null : (
        <>
          <p className="lead">
            <b>{t('procedure.onlyRefused')}</b>
          </p>
          <Steps rows={refusal} isMarked={false} />
        </>
      )}
      {content.mayBeRefused && refusal.length === 0 ? <p className="lead">{t('procedure.mayBeRefused')}</p> : null}
      {content.hasSampleTimes ? <p className="hint">{t('procedure.sampleTimes')}</p> : null}
    </section>
  );
}

/** Conditions, legal bases and forms. */
export function ProcedureLaw({ content }: Props) {
  const t = usePortalT();
  const { oneStopName } = useAgency();
  const whereText = (law: string | undefined) =>
    law === undefined
      ? t('procedure.formAt', { place: oneStopName })
      : t('procedure.formAtOrLaw', { place: oneStopName, law });
  return (
    <>
      {content.requirements === '' ? null : (
        <section aria-labelledby="requirements">
          <h2 id="requirements">{t('procedure.requirements')}</h2>
          <p className="lead pre">{content.requirements}</p>
        </section>
      )}
      {content.forms.length === 0 ? null : (
        <section aria-labelledby="forms">
          <h2 id="forms">{t('procedure.forms')}</h2>
          <ul className="bullets">
            {content.forms.map((form) => (
              <li key={form.code}>
                {form.name} ({form.code})<small>{whereText(lawOfForm(form, content))}</small>
              </li>
            ))}
          </ul>
        </section>
      )}
      {content.legalBases.length === 0 ? null : (
        <section aria-labelledby="law">
          <h2 id="law">{t('procedure.law')}</h2>
          <ul className="bullets">
            {content.legalBases.map(({ code, name }) => (
              <li key={code}>{t('procedure.lawLine', { code, name })}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
