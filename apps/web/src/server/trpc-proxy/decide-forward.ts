import { isSameOrigin, type RequestOrigin } from '../same-origin.ts';

/** What the browser asks of the console's API, reduced to what the decision needs. */
export interface ForwardRequest extends RequestOrigin {
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
