/** What the browser asks of the console's API, reduced to what the decision needs. */
export interface ForwardRequest {
  readonly method: string;
  /** Host that the browser addressed, with port. */
  readonly host: string | null;
  readonly origin: string | null;
  readonly fetchSite: string | null;
  readonly contentType: string | null;
  /** Procedures, comma separated when batched: `agents.list,calls.totals`. */
  readonly path: string;
}

/** Forward to the kernel, or the refusal to answer with. */
export type ForwardDecision =
  | { readonly forward: true }
  | { readonly forward: false; readonly status: 403 | 404 | 405 | 415; readonly message: string };

/** Only this server may call these, and never on a browser's behalf. */
const servicePaths = new Set(['auth.signIn', 'auth.signInWithOidc', 'auth.acceptInvitation']);
const procedurePath = /^[a-zA-Z]+\.[a-zA-Z]+$/;

function isOpen(path: string): boolean {
  return procedurePath.test(path) && !path.startsWith('firstRun.') && !servicePaths.has(path);
}

/**
 * Another site's page may send requests with our cookie in some browsers: `Sec-Fetch-Site` says so where it is sent,
 * else a mutation must carry our own `Origin`.
 */
function isSameOrigin({ method, host, origin, fetchSite }: ForwardRequest): boolean {
  if (fetchSite !== null && fetchSite !== 'same-origin') return false;
  if (origin !== null) return URL.canParse(origin) && new URL(origin).host === host;
  return method === 'GET' || fetchSite === 'same-origin';
}

/** Whether a request from a browser goes on to the kernel. */
export function decideForward(request: ForwardRequest): ForwardDecision {
  if (request.method !== 'GET' && request.method !== 'POST') {
    return { forward: false, status: 405, message: 'Use GET or POST.' };
  }
  if (!isSameOrigin(request)) {
    return { forward: false, status: 403, message: 'This request came from another site: open the console itself.' };
  }
  if (request.method === 'POST' && !request.contentType?.startsWith('application/json')) {
    return { forward: false, status: 415, message: 'Send application/json.' };
  }
  if (!request.path.split(',').every(isOpen)) {
    return { forward: false, status: 404, message: 'There is no such procedure.' };
  }
  return { forward: true };
}
