import type { Route } from 'next';

/** Where to go after signing in: a path of this console, or `/`, which leads to the start page, for anything else. */
export function safeNextPath(next: string | string[] | undefined): Route {
  if (typeof next !== 'string' || !next.startsWith('/') || /^\/[\\/]|[\r\n\t]/.test(next)) return '/';
  const { origin, pathname, search } = new URL(next, 'http://console.invalid');
  const leads = origin === 'http://console.invalid' && !/^\/(sign-in|first-run|invitation|api)(\/|$)/.test(pathname);
  return leads ? ((pathname + search) as Route) : '/';
}
