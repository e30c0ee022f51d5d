import 'server-only';
import { kernelUrl } from '../environment.ts';
import { readLimitedBody } from '../read-limited-body.ts';
import { isSameOrigin, originOf } from '../same-origin.ts';
import { findSession } from '../session.ts';

const bodyLimitBytes = 8 * 1024 * 1024;
const agentKey = /^aos_[\w-]{43}$/;
const passedOn = [
  'content-type',
  'retry-after',
  'x-agent-call',
  'x-agent-cost',
  'x-agent-energy',
  'x-agent-model',
  'x-agent-queue-ms',
] as const;

/**
 * Takes a chat of the playground to the gateway, with the agent's key that the page made for it: the browser may reach
 * the console only, and the call is governed and billed like any other of that agent.
 */
export async function forwardChat(request: Request): Promise<Response> {
  if (!isSameOrigin(originOf(request))) return refuse(403, 'This request came from another site: open the console.');
  if ((await findSession()) === undefined) return refuse(401, 'Sign in first.');
  const apiKey = request.headers.get('x-playground-key') ?? '';
  if (!agentKey.test(apiKey)) return refuse(401, 'The playground has no key any more. Reload the page.');
  const body = await readLimitedBody(request, bodyLimitBytes);
  if (body === undefined) return refuse(413, 'Send at most 8 MiB.');
  try {
    const answer = await fetch(`${kernelUrl()}/v1/chat/completions`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${apiKey}`,
        'content-type': 'application/json',
        'user-agent': 'agent-os-console',
      },
      body: body as BodyInit,
      signal: request.signal,
      cache: 'no-store',
      redirect: 'error',
    });
    // `no-transform` keeps the web server and proxies from collecting a stream in order to compress it.
    const headers = new Headers({ 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' });
    for (const name of passedOn) {
      const value = answer.headers.get(name);
      if (value !== null) headers.set(name, value);
    }
    return new Response(answer.body, { status: answer.status, headers });
  } catch {
    return refuse(502, 'The kernel does not answer. Look at the status line, and try again.');
  }
}

/** In the shape of the gateway's own errors, so that the page reads one kind. */
function refuse(status: number, message: string): Response {
  return Response.json({ error: { message } }, { status, headers: { 'cache-control': 'no-store' } });
}
