import type { ProcedureContent } from '@chuan/library/contract';
import type { AppLoadContext } from '@remix-run/node';
import { pageData } from '../procedures.ts';
import { type PostedRow, rowOf } from './posted.ts';

export interface PostedProcedure {
  readonly id: string;
  readonly documentCode: string;
  readonly number: number;
  readonly content: ProcedureContent;
}

/** What the agency has posted, as it stands today. */
export const listPosted = async (context: AppLoadContext): Promise<PostedRow[]> =>
  (await pageData(context.api.posted.list())).map(({ id, content }) => rowOf(id, content));

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** One of them. @throws {Response} 404 */
export async function getPosted(context: AppLoadContext, id: string | undefined): Promise<PostedProcedure> {
  if (id === undefined || !uuid.test(id)) throw new Response(null, { status: 404 });
  return pageData(context.api.posted.get({ id }));
}
