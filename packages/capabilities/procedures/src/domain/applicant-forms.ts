import type { ProcedureContent } from '@chuan/library/contract';

/** The one-stop's own papers, Mẫu 01 to 07: the product prints them, nobody hands them in. */
const oneStopForm = /^Mẫu 0[1-7]$/;

type Content = Pick<ProcedureContent, 'forms' | 'components' | 'steps'>;

/** The forms that an applicant fills in: asked for as a paper of the dossier, or listed and no paper of the work. */
export function formsOfApplicant({ forms, components, steps }: Content): ProcedureContent['forms'] {
  const asked = new Set(components.map((component) => component.formCode));
  const worked = new Set(steps.flatMap((step) => step.formCodes));
  return forms.filter(({ code }) => asked.has(code) || !(worked.has(code) || oneStopForm.test(code)));
}
