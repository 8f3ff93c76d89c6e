import { parseFormData } from '@mjackson/form-data-parser';
import type { ActionFunctionArgs } from '@remix-run/node';
import { refusalText } from '../../portal/refusal-text.server.ts';
import { stageOne } from '../../portal/uploads.server.ts';

const maxBodyBytes = 32 * 1_048_576;

/** Public: takes one file in, for the script that shows progress. Answers its token, or a sentence on why not. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await parseFormData(request, { maxFiles: 1, maxFileSize: maxBodyBytes }).catch(() => undefined);
  const file = form?.get('file');
  if (!(file instanceof File)) return new Response(null, { status: 400 });
  const result = await stageOne(context.stageUpload, '', file);
  const headers = { 'Cache-Control': 'no-store' };
  if ('token' in result) return Response.json({ token: result.token, name: result.name }, { headers });
  return Response.json({ why: refusalText(result, context.locale) }, { status: 422, headers });
}

export const loader = () => new Response(null, { status: 404 });
