import { describe, expect, it } from 'vitest';
import { decideForward, type ForwardRequest } from './decide-forward.ts';

const fromConsole: ForwardRequest = {
  method: 'POST',
  host: 'console.example',
  origin: 'https://console.example',
  fetchSite: 'same-origin',
  contentType: 'application/json',
  path: 'agents.create',
};

function statusOf(change: Partial<ForwardRequest>): number {
  const decision = decideForward({ ...fromConsole, ...change });
  return decision.forward ? 200 : decision.status;
}

describe('the way to the kernel', () => {
  it('is open to the console itself, batched or not', () => {
    expect(statusOf({})).toBe(200);
    expect(statusOf({ method: 'GET', origin: null, contentType: null, path: 'agents.list,calls.totals' })).toBe(200);
  });

  it.each([
    ['another site', { origin: 'https://evil.example', fetchSite: 'cross-site' }],
    ['another site without fetch metadata', { origin: 'https://evil.example', fetchSite: null }],
    ['a sibling site', { fetchSite: 'same-site' }],
    ['another port', { host: 'console.example', origin: 'https://console.example:8443', fetchSite: null }],
    ['an opaque origin', { origin: 'null', fetchSite: null }],
    ['nobody who says where from', { origin: null, fetchSite: null }],
  ])('is closed to a mutation from %s', (_, change) => {
    expect(statusOf(change)).toBe(403);
  });

  it.each(['auth.signIn', 'auth.signInWithOidc', 'auth.acceptInvitation', 'firstRun.createOwner', 'firstRun.status'])(
    'does not lead to %s, alone or hidden in a batch',
    (path) => {
      expect(statusOf({ path })).toBe(404);
      expect(statusOf({ path: `auth.viewer,${path}` })).toBe(404);
    },
  );

  it('does not lead outside the API', () => {
    for (const path of ['../healthz', 'agents.list/..', '', 'agents', 'agents.list,']) {
      expect(statusOf({ path })).toBe(404);
    }
  });

  it('takes JSON by GET or POST only', () => {
    expect(statusOf({ contentType: 'text/plain' })).toBe(415);
    expect(statusOf({ method: 'PUT' })).toBe(405);
  });
});
