import { Problem } from '../../problem.tsx';

/** Open to whoever may see the frame around it. */
export function loader() {
  throw new Response(null, { status: 404 });
}

export default function Missing() {
  return null;
}

export function ErrorBoundary() {
  return <Problem homeHref="/" />;
}
