import type { Route } from 'next';

/** The calls of one agent, in the room of calls. */
export function callsHref(agentId: string): Route {
  return `/calls?agent=${encodeURIComponent(agentId)}`;
}
