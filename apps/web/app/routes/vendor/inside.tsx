import { Outlet } from '@remix-run/react';
import { Problem } from '../../problem.tsx';

/** Open to whoever may see the frame around it. What fails inside leaves the frame, and with it the way on. */
export default function Inside() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <Problem homeHref="/v" />;
}
