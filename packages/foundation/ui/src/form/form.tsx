import {
  type FormEvent,
  type FormHTMLAttributes,
  type KeyboardEvent,
  type Ref,
  useEffect,
  useId,
  useState,
} from 'react';
import { createPortal } from 'react-dom';
import { onCtrlEnter } from '../overlay/shortcuts.ts';
import { type SentFormProps, useRouting } from '../routing.tsx';
import { useUiT } from '../translate.tsx';
import { type FieldProblem, problemOfField } from './field-problem.ts';

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

interface WrongField {
  readonly field: Field;
  readonly problem: FieldProblem;
}

const isField = (element: Element): element is Field =>
  element instanceof HTMLInputElement || element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement;

/** Asked of each field that people see; a group of radio buttons is asked once. */
function wrongFields(form: HTMLFormElement): WrongField[] {
  const groups = new Set<string>();
  return [...form.elements].filter(isField).flatMap((field) => {
    if (!field.willValidate || field.ariaHidden === 'true') return [];
    const problem = problemOfField(field);
    if (problem === undefined || (field.type === 'radio' && groups.has(field.name))) return [];
    if (field.type === 'radio') groups.add(field.name);
    // Lets a field with words of its own say them.
    if (problem.key === 'own') field.checkValidity();
    return [{ field, problem }];
  });
}

/** What Enter would press. */
const submitOf = (form: HTMLFormElement): HTMLButtonElement | undefined =>
  [...form.elements].find((one): one is HTMLButtonElement => one instanceof HTMLButtonElement && one.type === 'submit');

function pressCtrlEnter(event: KeyboardEvent<HTMLFormElement>): void {
  const form = event.currentTarget;
  const submit = submitOf(form);
  if (submit === undefined) return;
  onCtrlEnter(() => {
    if (!submit.disabled) form.requestSubmit(submit);
  })(event);
}

const placeOf = (field: Field): Element | null =>
  field.closest('.mantine-InputWrapper-root, .act-field, fieldset') ?? field.parentElement;

/** Stands below its field, wherever in the form that is, and is read out with it. */
function Sentence({ field, text }: { readonly field: Field; readonly text: string }) {
  const id = useId();
  useEffect(() => {
    const before = { 'aria-invalid': null, 'aria-describedby': null } as Record<string, string | null>;
    for (const name of Object.keys(before)) before[name] = field.getAttribute(name);
    field.setAttribute('aria-invalid', 'true');
    field.setAttribute('aria-describedby', [before['aria-describedby'], id].filter(Boolean).join(' '));
    return () => {
      for (const [name, value] of Object.entries(before)) {
        if (value === null) field.removeAttribute(name);
        else field.setAttribute(name, value);
      }
    };
  }, [field, id]);
  const place = placeOf(field);
  if (place === null) return null;
  return createPortal(
    <p className="msg-err field-wrong" id={id}>
      {text}
    </p>,
    place,
  );
}

export interface FormProps extends Omit<FormHTMLAttributes<HTMLFormElement>, 'noValidate' | 'onInput' | 'onKeyDown'> {
  /** `get` or `post` to the server; without it nothing is sent but what `onSubmit` does. */
  readonly method?: SentFormProps['method'];
  readonly reload?: boolean;
  readonly formRef?: Ref<HTMLFormElement>;
}

/**
 * The one form of the house. A field that is empty or wrong is told so below it, in our words, and the first one gets
 * the focus; Ctrl+Enter does what the form's button does. `onSubmit` hears of a form only when all of it is right.
 */
export function Form({ onSubmit, formRef, reload, method, children, ...form }: FormProps) {
  const { Form: SentForm } = useRouting();
  const t = useUiT();
  const [tried, setTried] = useState<{ readonly wrong: readonly WrongField[] }>({ wrong: [] });
  const [left, setLeft] = useState<readonly WrongField[]>([]);
  useEffect(() => tried.wrong[0]?.field.focus(), [tried]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    // What is sent from a dialog above this form comes by here too.
    if (event.target !== event.currentTarget) return;
    if (method === undefined) event.preventDefault();
    const wrong = wrongFields(event.currentTarget);
    setTried({ wrong });
    setLeft(wrong);
    if (wrong.length === 0) onSubmit?.(event);
    else event.preventDefault();
  };
  const fix = ({ target }: FormEvent<HTMLFormElement>) => {
    const isFixed = ({ field }: WrongField) =>
      field === target || (field.type === 'radio' && field.name === (target as HTMLInputElement).name);
    if (left.some(isFixed)) setLeft(left.filter((one) => !isFixed(one)));
  };
  const own = { ...form, noValidate: true, onSubmit: submit, onInput: fix, onKeyDown: pressCtrlEnter };
  const content = (
    <>
      {children}
      {left.map(({ field, problem }, at) =>
        problem.key === 'own' ? null : (
          <Sentence key={at} field={field} text={t(`field.${problem.key}`, { limit: problem.limit ?? '' })} />
        ),
      )}
    </>
  );
  if (method === undefined) {
    return (
      <form {...own} ref={formRef}>
        {content}
      </form>
    );
  }
  return (
    <SentForm {...own} method={method} {...(reload === undefined ? {} : { reload })}>
      {content}
    </SentForm>
  );
}
