import { type ActionFunctionArgs, redirect } from '@remix-run/node';

/** Public: nothing to see. */
export const loader = () => redirect('/');

/** Public. Ends the session here and on the server. */
export async function action({ context }: ActionFunctionArgs) {
  await context.endSession();
  return redirect('/sign-in', { headers: { 'Set-Cookie': context.cookies.clear } });
}
