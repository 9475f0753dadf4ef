// Inside the frame: when a screen cannot be shown, the frame stays and says why and who can help.
import { Outlet, useRouteError, useRouteLoaderData } from 'react-router';
import { Refusal } from './parts/refusal.tsx';
import type { loader as shellLoader } from './shell.tsx';

export default function Inside() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const shell = useRouteLoaderData<typeof shellLoader>('apps/office/shell');
  return <Refusal error={useRouteError()} helpers={shell?.helpers ?? []} home={shell ? `/${shell.unit.slug}` : '/'} />;
}
