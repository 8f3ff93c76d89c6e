import {
  type AppError,
  FailureNote,
  Form,
  formatDateTime,
  Icon,
  SideDrawer,
  toastDone,
  useDraft,
  useErrorText,
} from '@chuan/ui';
import { IconArrowsDiff } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Action, DossierPage, StepView } from '../contract.ts';
import type { DossierCalls, PaperAnswer } from './calls.ts';
import type { Done } from './done-line.tsx';
import { FormFoot } from './form-foot.tsx';
import { byOf, eventTitle } from './history.tsx';
import { RestoredNote } from './restored-note.tsx';
import { useT } from './translate.ts';

/** What every action's form gets. */
export interface ActionProps {
  readonly page: DossierPage;
  readonly action: Action;
  readonly step: StepView | undefined;
  readonly calls: DossierCalls;
  readonly onClose: () => void;
  /** Says that a step was completed, and offers to take it back where that is still possible. */
  readonly onCompleted: (stepId: string, version: number) => void;
  /** Says what was done, and opens the paper that came of it. */
  readonly onIssued: (done: Done) => void;
}

export interface ActionForm<Value> {
  readonly value: Value;
  readonly patch: (change: Partial<Value>) => void;
  readonly restored: boolean;
  readonly reset: () => void;
  readonly busy: boolean;
  readonly failure: AppError | undefined;
  /** Events since the form was opened, when the server refused because of them. */
  readonly since: DossierPage['events'] | undefined;
  /** `done` is said, or does the saying itself. */
  readonly send: (change: () => Promise<AppError | undefined>, done: string | (() => void)) => void;
  /** The same for a change that issues a paper: it is opened when it is there. */
  readonly issue: (change: () => Promise<PaperAnswer>, done: string) => void;
}

/** What is typed into an action's form: kept over reloads and conflicts until the server has it. */
export function useActionForm<Value extends object>(
  { page, action, onClose, onIssued }: ActionProps,
  initial: Value,
): ActionForm<Value> {
  const draft = useDraft<Value>(`${action.key}:${page.id}:${action.stepId ?? ''}`, initial);
  const [seen] = useState(() => Math.max(0, ...page.events.map((event) => event.seq)));
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<AppError>();
  const send: ActionForm<Value>['send'] = async (change, done) => {
    if (busy) return;
    setBusy(true);
    const problem = await change();
    setBusy(false);
    setFailure(problem);
    if (problem !== undefined) return;
    draft.clear();
    if (typeof done === 'string') toastDone(done);
    else done();
    onClose();
  };
  const issue: ActionForm<Value>['issue'] = (change, done) => {
    let formId: string | null = null;
    const issued = async () => {
      const answer = await change();
      if (!answer.ok) return answer.refusal;
      ({ formId } = answer.value);
      return undefined;
    };
    void send(issued, () => onIssued({ text: done, formId }));
  };
  const isStale = failure?.code === 'dossier.changed_meanwhile';
  return {
    value: { ...initial, ...draft.value },
    patch: (change) => draft.set({ ...initial, ...draft.value, ...change }),
    restored: draft.restored,
    reset: draft.reset,
    busy,
    failure,
    since: isStale ? page.events.filter((event) => event.seq > seen) : undefined,
    send,
    issue,
  };
}

export interface ActionDrawerProps {
  readonly props: ActionProps;
  // The value's shape is the form's own business.
  readonly form: Pick<ActionForm<object>, 'busy' | 'failure' | 'since' | 'restored' | 'reset'>;
  readonly title: string;
  readonly submit: string;
  readonly onSubmit: () => void;
  /** What must be filled in before it can be sent, in words; what is false is there. */
  readonly missing?: readonly (string | false)[];
  readonly danger?: boolean;
  readonly children: ReactNode;
}

/** After the drawer has moved in and set its own focus. */
const settleMs = 120;

interface ConflictProps {
  readonly since: DossierPage['events'];
  readonly isBarred: boolean;
}

function Conflict({ since, isBarred }: ConflictProps) {
  const t = useT();
  return (
    <div className="alert soon conflict" role="alert">
      <Icon of={IconArrowsDiff} />
      <div>
        <b>{t('act.changed')}</b>
        <p>{t(isBarred ? 'act.changedBarred' : 'act.changedText')}</p>
        {since.length === 0 ? <p>{t('act.changedNone')}</p> : null}
        <ul>
          {since.map((event) => (
            <li key={event.seq}>
              <span className="num">{formatDateTime(event.at)}</span> {eventTitle(event, t)}, {byOf(event, t)}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

type Told = Pick<ActionDrawerProps, 'form'>;

/** Above the fields: what was restored, what went wrong, what others did, and that it is no longer possible. */
function Notices({ form, barred }: Told & { readonly barred: Action | undefined }) {
  const t = useT();
  const textOf = useErrorText();
  return (
    <>
      <RestoredNote draft={form} />
      {form.since === undefined ? (
        <FailureNote failure={form.failure} />
      ) : (
        <Conflict since={form.since} isBarred={barred !== undefined} />
      )}
      {barred === undefined ? null : (
        <p className="alert late">
          {t('act.noLonger', { reason: textOf({ code: barred.reason ?? '', params: barred.params }) })}
        </p>
      )}
    </>
  );
}

/** A step that was broken off meanwhile, and that nothing is known of but what was typed about it. */
const isGone = ({ action, step }: ActionProps): boolean => action.stepId !== null && step?.name === '';

/** An action's form at the right, its one button at the foot; Ctrl Enter sends it. */
export function ActionDrawer({
  props,
  form,
  title,
  submit,
  onSubmit,
  missing = [],
  danger = false,
  children,
}: ActionDrawerProps) {
  const t = useT();
  const { action, onClose } = props;
  // What was just sent is done: its being gone from the table is no news.
  const barred = !action.isAllowed && !form.busy;
  const wanted = missing.filter((one) => one !== false);
  const off = wanted.length > 0 || form.busy || barred;
  const element = useRef<HTMLFormElement>(null);
  // The drawer puts the focus on its own way out; people come here to fill in.
  useEffect(() => {
    const timer = setTimeout(() => {
      const form = element.current;
      // Who already types is not moved.
      if (form === null || form.contains(document.activeElement)) return;
      form.querySelector<HTMLElement>('input:not([disabled]), textarea')?.focus();
    }, settleMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <SideDrawer title={isGone(props) ? t(`act.${action.key}.label`) : title} opened onClose={onClose}>
      <Form
        formRef={element}
        className="act-form"
        onSubmit={() => {
          if (!off) onSubmit();
        }}
      >
        <Notices form={form} barred={barred ? action : undefined} />
        {children}
        <FormFoot
          submit={form.since === undefined || barred ? submit : t('act.submitAgain')}
          off={off}
          busy={form.busy}
          missing={barred ? [] : wanted}
          danger={danger}
          onClose={onClose}
        />
      </Form>
    </SideDrawer>
  );
}
