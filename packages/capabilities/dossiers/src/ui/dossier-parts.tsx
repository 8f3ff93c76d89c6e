import { CheckMark, DocumentLinks, documentIcons, formatDateTime, formatHours, formatVnd, useLocale } from '@chuan/ui';
import { IconFileTypePdf } from '@tabler/icons-react';
import { Icon } from '@chuan/ui';
import type { DossierPage } from '../contract.ts';
import { fileHref, fileKind, fileLink } from './file-link.ts';
import { formHref, formName } from './history.tsx';
import { type DossierWords, useT } from './translate.ts';

interface PartProps {
  readonly page: DossierPage;
}

type Component = DossierPage['components'][number];

interface ComponentDetailsProps extends PartProps {
  readonly component: Component;
}

function needsOf({ isFromDatabase, requiredOriginals, requiredCopies }: Component, t: DossierWords): string {
  if (isFromDatabase) return t('counter.fromDatabase');
  if (requiredOriginals + requiredCopies === 0) return t('counter.needNone');
  return t('page.componentNeeds', { originals: requiredOriginals, copies: requiredCopies });
}

/** How a component was handed in. */
function givenOf({ isFromDatabase, isReceived, isElectronic, originals, copies }: Component, t: DossierWords): string {
  if (isFromDatabase) return '';
  if (!isReceived) return t('page.missing');
  return isElectronic ? t('page.electronic') : t('page.componentGiven', { originals, copies });
}

/** What is asked of a component, and the files that were handed in for it. */
export function ComponentDetails({ page, component }: ComponentDetailsProps) {
  const t = useT();
  const files = page.files.filter((file) => file.componentKey === component.key);
  return (
    <>
      <small>
        {needsOf(component, t)}
        {component.isRequired || component.isFromDatabase ? null : ` · ${t('page.optional')}`}
      </small>
      <DocumentLinks documents={files.filter((file) => file.isReady).map(fileLink)} />
      {files
        .filter((file) => !file.isReady)
        .map((file) => (
          <small key={file.id}>
            {file.name}: {t(barOf(file))}
          </small>
        ))}
    </>
  );
}

function Components({ page }: PartProps) {
  const t = useT();
  return (
    <section>
      <h2 className="part-h">{t('page.componentList')}</h2>
      <ul className="paper-list">
        {page.components.map((component) => (
          <li key={component.key}>
            <CheckMark done={component.isReceived} />
            <span>
              {component.name}
              <ComponentDetails page={page} component={component} />
            </span>
            <span className="num">{givenOf(component, t)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Why a file is not handed out. */
const barOf = (file: { readonly isBlocked: boolean }) => (file.isBlocked ? 'page.blocked' : 'page.scanning');

function Files({ page }: PartProps) {
  const t = useT();
  const loose = page.files.filter((file) => file.componentKey === '');
  return (
    <section>
      <h2 className="part-h">{t('page.files')}</h2>
      {loose.length === 0 ? <p className="small">{t('page.noFiles')}</p> : null}
      <ul className="paper-list">
        {loose.map((file) => (
          <li key={file.id}>
            <Icon of={documentIcons[fileKind(file.mediaType)]} />
            <span>
              {file.isReady ? <a href={fileHref(file.id)}>{file.name}</a> : file.name}
              <small>
                {t('page.fileBy', {
                  by: file.uploadedBy || t('page.byCitizen'),
                  when: formatDateTime(file.uploadedAt),
                })}
              </small>
            </span>
            <span className="small">{file.isReady ? t(`page.purpose.${file.purpose}`) : t(barOf(file))}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was handed in, what was issued, what was uploaded. */
export function DossierPapers({ page }: PartProps) {
  const t = useT();
  return (
    <>
      <Components page={page} />
      <section>
        <h2 className="part-h">{t('page.forms')}</h2>
        {page.forms.length === 0 ? <p className="small">{t('page.noForms')}</p> : null}
        <ul className="paper-list">
          {page.forms.map((form) => (
            <li key={form.id}>
              <Icon of={IconFileTypePdf} />
              <span>
                <a href={formHref(form.id)} target="_blank" rel="noreferrer">
                  {formName(form, t)}
                </a>
              </span>
              <span className="small num">{formatDateTime(form.issuedAt)}</span>
            </li>
          ))}
        </ul>
      </section>
      <Files page={page} />
    </>
  );
}

/** Who handed it in, and what they declared. */
export function DossierApplicant({ page }: PartProps) {
  const t = useT();
  const { applicant } = page;
  const fee =
    page.feeVnd === 0
      ? t('page.feeStatus.none')
      : `${formatVnd(page.feeVnd)}, ${t(`page.feeStatus.${page.feeStatus}`)}`;
  const rows: [label: string, value: string][] = [
    [t('page.kind'), t(`page.${applicant.kind}`)],
    [t('page.name'), applicant.name],
    [t('page.idNumber'), applicant.idNumber],
    [t('page.phone'), applicant.phone],
    [t('page.email'), applicant.email],
    [t('page.address'), applicant.address],
    [t('page.submitter'), applicant.submitterName],
    ...(page.caseName === '' ? [] : [[t('page.case'), page.caseName] as [string, string]]),
    ...page.data.map(({ label, value }): [string, string] => [label, value]),
    [t('page.submittedOn'), formatDateTime(page.submittedAt)],
    [t('page.deliveryMethod'), t(`deliveryMethod.${page.deliveryMethod}`)],
    ...(page.deliveryMethod === 'postal' ? [[t('page.sendTo'), page.deliveryAddress] as [string, string]] : []),
    [t('page.fee'), fee],
  ];
  return (
    <dl className="kv part-kv">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value === '' ? <span className="muted">{t('page.empty')}</span> : value}</dd>
        </div>
      ))}
    </dl>
  );
}

function SlipHead() {
  const t = useT();
  return (
    <thead>
      <tr>
        <th scope="col">{t('page.slipStep')}</th>
        <th scope="col">{t('page.slipWho')}</th>
        <th scope="col">{t('page.slipFrom')}</th>
        <th scope="col">{t('page.slipTo')}</th>
        <th scope="col" className="r">
          {t('page.slipUsed')}
        </th>
      </tr>
    </thead>
  );
}

/** Mẫu 06 as it stands: every step with who held it, from when to when, and against which limit. */
export function DossierSlip({ page }: PartProps) {
  const t = useT();
  const locale = useLocale();
  const slip = page.forms.find((form) => form.code === 'mau-06');
  return (
    <section>
      <h2 className="part-h">{t('page.slipTitle')}</h2>
      <p className="small">
        {slip === undefined ? (
          t('page.slipNotYet')
        ) : (
          <>
            {t('page.slipText')}{' '}
            <a href={formHref(slip.id)} target="_blank" rel="noreferrer">
              {t('page.slipOpen', { number: slip.number })}
            </a>
          </>
        )}
      </p>
      <div className="slip-wrap" tabIndex={0} role="region" aria-label={t('page.slip')}>
        <table className="tbl">
          <SlipHead />
          <tbody>
            {page.steps.map((step) => (
              <tr key={step.nodeId}>
                <td>
                  {step.label} {step.name}
                  {step.outcome === null ? null : <small className="block">{step.outcome}</small>}
                </td>
                <td>
                  {step.personName || step.positionName}
                  {step.personName === '' ? null : <small className="block">{step.positionName}</small>}
                </td>
                <td className="num">{step.openedAt === null ? t('page.notReached') : formatDateTime(step.openedAt)}</td>
                <td className="num">
                  {step.closedAt === null
                    ? step.openedAt === null
                      ? ''
                      : t('page.slipOpenStep')
                    : formatDateTime(step.closedAt)}
                </td>
                <td className="r">
                  {step.usedMinutes === null ? '–' : formatHours(step.usedMinutes, locale)} /{' '}
                  {formatHours(step.limitMinutes, locale)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
