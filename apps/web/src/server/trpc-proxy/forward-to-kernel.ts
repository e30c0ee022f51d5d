import 'server-only';
import { bearerFor } from '../bearer.ts';
import { kernelUrl } from '../environment.ts';
import { originOf } from '../same-origin.ts';
import { findSession } from '../session.ts';
import { decideForward } from './decide-forward.ts';
import { protocolAnswer, protocolRefusal } from './protocol-answer.ts';
import { readLimitedBody } from '../read-limited-body.ts';

const bodyLimitBytes = 256 * 1024;
/** A file of 5 MB, as JSON writes it; less than what the web server itself reads of a body. */
const fileLimitBytes = 9 * 1024 * 1024;
const filePaths: ReadonlySet<string> = new Set([
  'invoices.preview',
  'invoices.import',
  'value.previewImport',
  'value.importOutcomes',
]);

/** Takes a browser's tRPC request to the kernel on behalf of its session, and the answer back unbuffered. */
export async function forwardToKernel(request: Request, path: string): Promise<Response> {
  const { headers, method } = request;
  const { search, searchParams } = new URL(request.url);
  const batchSize = searchParams.has('batch') ? path.split(',').length : undefined;
  const decision = decideForward({
    ...originOf(request),
    path,
    contentType: headers.get('content-type'),
  });
  if (!decision.forward) return protocolRefusal(decision.status, decision.message, batchSize);
  const session = await findSession();
  if (session === undefined) return protocolRefusal(401, 'Sign in first.', batchSize);
  const takesFile = filePaths.has(path);
  const limitBytes = takesFile ? fileLimitBytes : bodyLimitBytes;
  const body = method === 'POST' ? await readLimitedBody(request, limitBytes) : null;
  if (body === undefined) {
    return protocolRefusal(413, takesFile ? 'A file may have 5 MB.' : 'Send at most 256 KiB.', batchSize);
  }
  try {
    const upstream = await fetch(`${kernelUrl()}/trpc/${path}${search}`, {
      method,
      headers: upstreamHeaders(headers, await bearerFor(session)),
      body: body as BodyInit | null,
      signal: request.signal,
      cache: 'no-store',
      redirect: 'error',
    });
    return protocolAnswer(upstream);
  } catch {
    return protocolRefusal(502, 'The kernel does not answer. Nothing was changed; try again shortly.', batchSize);
  }
}

function upstreamHeaders(headers: Headers, authorization: string): Headers {
  const upstream = new Headers({ authorization });
  for (const name of ['accept', 'content-type', 'last-event-id', 'trpc-accept']) {
    const value = headers.get(name);
    if (value !== null) upstream.set(name, value);
  }
  return upstream;
}
