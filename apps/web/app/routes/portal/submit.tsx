import { newId } from '@chuan/kernel';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { type Failure, failureIn } from '../../failure.ts';
import type { RefusedFile } from '../../portal/file-names.ts';
import { keepHandedIn, readHandedIn } from '../../portal/handed-in.ts';
import { portalMeta } from '../../portal/meta.ts';
import { getPosted } from '../../portal/posted-loader.ts';
import { submissionKey } from '../../portal/submission-key.server.ts';
import { blank, type FieldProblem, problemsOf, readTyped, submissionOf, type Typed } from '../../portal/submission.ts';
import { CasePage, FillPage, HandedInPage, ReviewPage } from '../../portal/submit-pages.tsx';
import { portalHome } from '../../portal/track-door.ts';
import { markOpened } from '../../portal/opened.ts';
import { keepKey } from '../../portal/track-key.ts';
import { readUploadForm } from '../../portal/uploads.server.ts';

export { PostedMissing as ErrorBoundary } from '../../portal/posted-missing.tsx';

export const meta = portalMeta((t) => t('form.title'));

/** The procedure in the address, if it is handed in online. @throws {Response} to its page otherwise */
async function onlineProcedure({ params, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  const procedure = await getPosted(context, params['procedure']);
  if (!procedure.methods.some((method) => method.channel === 'online'))
    throw redirect(`${portalHome(params['agency'])}/procedures/${procedure.id}`);
  return procedure;
}

/** Public: the form, after the case is known. */
export async function loader(args: LoaderFunctionArgs) {
  const procedure = await onlineProcedure(args);
  const { cases } = procedure;
  const { searchParams } = new URL(args.request.url);
  const isAgain = searchParams.has('again');
  const handedIn = isAgain ? null : (readHandedIn(args.request)?.code ?? null);
  const asked = searchParams.get('case') ?? '';
  const caseKey = cases.length === 0 ? '' : (cases.find((one) => one.key === asked)?.key ?? null);
  return { procedure, typed: caseKey === null ? null : blank(newId(), caseKey), handedIn, isAgain };
}

interface Answered {
  readonly step: 'fill' | 'review';
  /** The code, where just this form was handed in before. */
  readonly handedIn: string | null;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly refused: readonly RefusedFile[];
  readonly failure: Pick<Failure, 'code' | 'params'> | null;
}

const answer = (answered: Partial<Answered> & Pick<Answered, 'step' | 'typed'>, status = 200) =>
  data<Answered>({ handedIn: null, problems: [], refused: [], failure: null, ...answered }, { status });

/** Checks what was typed, shows it once more, and hands it in. Nothing typed or uploaded is lost on the way. */
export async function action(args: ActionFunctionArgs) {
  const { request, params, context } = args;
  const procedure = await onlineProcedure(args);
  const content = procedure;
  const { fields, staged, refused } = await readUploadForm(request, context);
  const typed = readTyped(fields, content, staged);
  const intent = fields.get('intent');
  const home = portalHome(params['agency']);
  const before = readHandedIn(request);
  if (before !== undefined && before.requestKey === typed.requestKey) {
    if (intent === 'send') return redirect(`${home}/track/${before.code}/receipt`);
    return answer({ step: 'fill', typed, handedIn: before.code });
  }
  if (intent === 'edit') return answer({ step: 'fill', typed });
  const problems = problemsOf(typed, content).filter(
    (problem) => !refused.some((file) => problem.field === `file-${file.paper}`),
  );
  if (problems.length + refused.length > 0) return answer({ step: 'fill', typed, problems, refused }, 422);
  if (intent !== 'send') return answer({ step: 'review', typed });
  const input = submissionOf(typed, procedure.id, content);
  try {
    const { code, secret } = await context.apiFor(submissionKey(typed.requestKey, input)).dossiers.submit(input);
    const headers = new Headers({ 'Set-Cookie': keepKey(request, home, { code, secret }) });
    const handedIn = { requestKey: typed.requestKey, code };
    headers.append('Set-Cookie', keepHandedIn(request, `${home}/submit/${procedure.id}`, handedIn));
    headers.append('Set-Cookie', markOpened(request, home, { as: 'track', id: code }));
    headers.append('Set-Cookie', markOpened(request, home, { as: 'submit', id: procedure.id }));
    return redirect(`${home}/track/${code}/receipt`, { headers });
  } catch (error) {
    const failure = failureIn(error);
    if (failure === undefined) throw error;
    return answer({ step: 'fill', typed, failure: { code: failure.code, params: failure.params } }, 422);
  }
}

export default function Submit() {
  const { procedure, typed, handedIn, isAgain } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>() as Answered | undefined;
  const code = answered === undefined ? handedIn : answered.handedIn;
  if (code !== null) return <HandedInPage procedure={procedure} code={code} />;
  if (answered?.step === 'review') return <ReviewPage procedure={procedure} typed={answered.typed} />;
  if (answered !== undefined) return <FillPage procedure={procedure} {...answered} />;
  if (typed === null) return <CasePage procedure={procedure} isAgain={isAgain} />;
  return <FillPage procedure={procedure} typed={typed} problems={[]} refused={[]} failure={null} />;
}
