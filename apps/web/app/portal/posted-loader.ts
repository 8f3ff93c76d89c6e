import type { ListPostedInput, PostedList, PostedProcedure } from '@chuan/procedures/contract';
import type { AppLoadContext } from '@remix-run/node';
import { pageData } from '../procedures.ts';

/** What the agency has posted, as it stands today, or what of it answers a search. */
export const listPosted = (context: AppLoadContext, asked: ListPostedInput): Promise<PostedList> =>
  pageData(context.api.procedures.listPosted(asked));

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const isUuid = (text: string): boolean => uuid.test(text);

/** One of them. @throws {Response} 404 */
export async function getPosted(context: AppLoadContext, id: string | undefined): Promise<PostedProcedure> {
  if (id === undefined || !isUuid(id)) throw new Response(null, { status: 404 });
  return pageData(context.api.procedures.getPosted({ id }));
}
