import './dossiers.css';
import { Link, TabLinks, useUrlFilters } from '@chuan/ui';
import type { Instant } from '@chuan/kernel';
import { type ComponentType, useEffect, useRef, useState } from 'react';
import type { ActionKey, DossierPage } from '../contract.ts';
import type { ActionProps } from './action-form.tsx';
import { DossierActions } from './actions-panel.tsx';
import { actionNamed, goneStep } from './actions-table.ts';
import type { DossierCalls } from './calls.ts';
import { type Done, DoneLine, openPaper } from './done-line.tsx';
import { DossierHead, DossierSteps, stepAtWork } from './dossier-head.tsx';
import { DossierApplicant, DossierPapers, DossierSlip } from './dossier-parts.tsx';
import { DueExplanation } from './explanation.tsx';
import { History } from './history.tsx';
import { LateCauses } from './late-causes.tsx';
import { AcceptForm, AttachForm, DeliverForm, ReceiveSupplementForm, SupplementForm } from './paper-forms.tsx';
import { PlainForm } from './plain-forms.tsx';
import { CompleteForm, ExtendForm, ReassignForm, ReturnForm } from './step-forms.tsx';
import { useRecallOffer } from './recall-offer.ts';
import { useT } from './translate.ts';

const forms: Readonly<Record<ActionKey, ComponentType<ActionProps>>> = {
  accept: AcceptForm,
  refuse_intake: PlainForm,
  complete: CompleteForm,
  supplement: SupplementForm,
  receive_supplement: ReceiveSupplementForm,
  return: ReturnForm,
  extend: ExtendForm,
  reassign: ReassignForm,
  recall: PlainForm,
  suspend: PlainForm,
  resume: PlainForm,
  deliver: DeliverForm,
  stop: PlainForm,
  withdraw: PlainForm,
  attach: AttachForm,
};

export interface DossierScreenProps {
  readonly page: DossierPage;
  readonly now: Instant;
  readonly mayConfirmCauses: boolean;
  /** Whether the way to the event log of the dossier is shown. */
  readonly mayReadLog: boolean;
  readonly calls: DossierCalls;
}

function Tabs({ page }: { readonly page: DossierPage }) {
  const t = useT();
  const { values, hrefWith } = useUrlFilters();
  const current = values.get('tab') ?? '';
  const tab = (value: string, label: string) => ({ href: hrefWith({ tab: value }), label, active: current === value });
  const count = page.components.length + page.forms.length;
  return (
    <TabLinks
      label={t('page.parts')}
      tabs={[
        tab('', t('page.history')),
        tab('papers', t('page.papers', { count })),
        tab('applicant', t('page.applicant')),
        tab('slip', t('page.slip')),
      ]}
    />
  );
}

function Part({ page, now, mayReadLog }: Pick<DossierScreenProps, 'page' | 'now' | 'mayReadLog'>) {
  const t = useT();
  const { values } = useUrlFilters();
  switch (values.get('tab')) {
    case 'papers':
      return <DossierPapers page={page} />;
    case 'applicant':
      return <DossierApplicant page={page} />;
    case 'slip':
      return <DossierSlip page={page} />;
    default:
      return (
        <>
          <History events={page.events} now={now} />
          {mayReadLog ? (
            <p className="hint">
              <Link href={`/w/dossiers/${page.id}/log`}>{t('page.eventLog')}</Link>
            </p>
          ) : null}
        </>
      );
  }
}

interface OpenActionProps
  extends Pick<DossierScreenProps, 'page' | 'calls'>,
    Pick<ActionProps, 'step' | 'onCompleted' | 'onIssued'> {
  readonly name: ActionKey;
  readonly stepId: string | null;
}

/** The form of an action; its step is told as it was last seen, for it may be broken off while somebody types. */
function OpenAction({ page, name, stepId, step: atWork, ...props }: OpenActionProps) {
  const { set } = useUrlFilters();
  const own = page.steps.find((one) => one.id === stepId);
  const seen = useRef(own);
  if (own !== undefined) seen.current = own;
  const Form = forms[name];
  return (
    <Form
      page={page}
      action={actionNamed(page, name, stepId)}
      step={stepId === null ? atWork : (seen.current ?? goneStep(stepId))}
      onClose={() => set({ do: undefined, step: undefined })}
      {...props}
    />
  );
}

const isActionKey = (key: string | null): key is ActionKey => key !== null && Object.hasOwn(forms, key);

/** One dossier: its clocks, its way, what happened, what can be done, and why its date is what it is. */
export function DossierScreen({ page, now, mayConfirmCauses, mayReadLog, calls }: DossierScreenProps) {
  const t = useT();
  const { values, set } = useUrlFilters();
  const step = stepAtWork(page);
  const onCompleted = useRecallOffer(page, calls);
  const [done, setDone] = useState<Done>();
  const onIssued = (paper: Done) => {
    setDone(paper);
    openPaper(paper);
  };
  const name = values.get('do');
  const stepId = values.get('step');
  const isLateAsked = name === 'late';
  useEffect(() => {
    if (isLateAsked) document.getElementById('late')?.scrollIntoView({ block: 'center' });
  }, [isLateAsked]);
  return (
    <div className="dossier">
      <DoneLine done={done} />
      <DossierHead page={page} now={now} />
      <DossierSteps page={page} />
      <div className="dossier-cols">
        <section className="dossier-left" aria-label={t('page.parts')}>
          <Tabs page={page} />
          <Part page={page} now={now} mayReadLog={mayReadLog} />
        </section>
        <div className="dossier-right">
          <DossierActions
            page={page}
            step={step}
            onOpen={(action) => {
              setDone(undefined);
              set({ do: action.key, step: action.stepId ?? undefined });
            }}
            onTick={(of, checks) =>
              calls.change('saveChecks', {
                dossierId: page.id,
                version: page.version,
                stepId: of.id ?? '',
                checks: [...checks],
              })
            }
          />
          <LateCauses causes={page.lateCauses} calls={calls} mayConfirm={mayConfirmCauses} />
          <DueExplanation page={page} now={now} />
        </div>
      </div>
      {isActionKey(name) ? (
        <OpenAction key={`${name}:${stepId ?? ''}`} {...{ page, name, stepId, calls, step, onCompleted, onIssued }} />
      ) : null}
    </div>
  );
}
