import { redirect } from '@remix-run/node';

/** Public: nothing to see. */
export const loader = () => redirect('/');

/** Public. Ending the session belongs to identity's procedure, which this route will call. */
export const action = () => redirect('/sign-in');
