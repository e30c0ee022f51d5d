export type ErrorKind =
  | 'invalid_request'
  | 'unauthenticated'
  | 'model_not_found'
  | 'route_not_found'
  | 'method_not_allowed'
  | 'too_large'
  | 'context_length_exceeded'
  | 'rate_limited'
  | 'server_error';

const statuses: Readonly<Record<ErrorKind, number>> = {
  invalid_request: 400,
  unauthenticated: 401,
  model_not_found: 404,
  route_not_found: 404,
  method_not_allowed: 405,
  too_large: 413,
  context_length_exceeded: 400,
  rate_limited: 429,
  server_error: 500,
};

/** A refusal, before it is put into the shape of a protocol. */
export class HttpError extends Error {
  readonly kind: ErrorKind;
  readonly status: number;
  readonly param: string | null;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    kind: ErrorKind,
    message: string,
    param: string | null = null,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.kind = kind;
    this.status = statuses[kind];
    this.param = param;
    this.headers = headers;
  }
}
