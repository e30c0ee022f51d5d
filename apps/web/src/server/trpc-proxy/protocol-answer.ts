const protocolErrors = {
  401: { code: 'UNAUTHORIZED', number: -32001 },
  403: { code: 'FORBIDDEN', number: -32003 },
  404: { code: 'NOT_FOUND', number: -32004 },
  405: { code: 'METHOD_NOT_SUPPORTED', number: -32005 },
  413: { code: 'PAYLOAD_TOO_LARGE', number: -32013 },
  415: { code: 'UNSUPPORTED_MEDIA_TYPE', number: -32015 },
  502: { code: 'BAD_GATEWAY', number: -32603 },
} as const;

export type RefusalStatus = keyof typeof protocolErrors;

/** A refusal in the shape that the kernel would give it, so that clients read one kind of error. */
export function protocolRefusal(status: RefusalStatus, message: string, batchSize: number | undefined): Response {
  const { code, number } = protocolErrors[status];
  const error = { error: { message, code: number, data: { code, httpStatus: status, retryAfterSeconds: null } } };
  const body = batchSize === undefined ? error : Array.from({ length: batchSize }, () => error);
  return Response.json(body, { status, headers: { 'cache-control': 'no-store' } });
}

const passedOn = ['content-type', 'retry-after', 'vary', 'trpc-accept'];

/** The kernel's answer for the browser: same status and bytes, passed on as they come. */
export function protocolAnswer(upstream: Response): Response {
  const headers = new Headers({
    // `no-transform` keeps the web server and proxies from collecting a stream in order to compress it.
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  });
  for (const name of passedOn) {
    const value = upstream.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return new Response(upstream.body, { status: upstream.status, headers });
}
