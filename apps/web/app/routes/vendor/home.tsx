import type { LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { requireSession } from '../../signed-in.ts';

/** Where each of the vendor's people begins, by what they may look at. */
const doors = [
  ['tenant.read', '/v/tenants'],
  ['library.read', '/v/templates'],
  ['platform_log.read', '/v/event-log'],
] as const;

/** Leads to the first door that opens; closed to everybody who is not of the vendor. */
export function loader({ request, context }: LoaderFunctionArgs) {
  requireSession(request, context);
  const door = doors.find(([permission]) => context.session.permissions.includes(permission));
  throw door === undefined ? new Response(null, { status: 403 }) : redirect(door[1]);
}
