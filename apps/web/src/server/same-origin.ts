/** Where a request says that it comes from. */
export interface RequestOrigin {
  readonly method: string;
  /** Host that the browser addressed, with port. */
  readonly host: string | null;
  readonly origin: string | null;
  readonly fetchSite: string | null;
}

/**
 * Another site's page may send requests with our cookie in some browsers: `Sec-Fetch-Site` says so where it is sent,
 * else a mutation must carry our own `Origin`.
 */
export function isSameOrigin({ method, host, origin, fetchSite }: RequestOrigin): boolean {
  if (fetchSite !== null && fetchSite !== 'same-origin') return false;
  if (origin !== null) return URL.canParse(origin) && new URL(origin).host === host;
  return method === 'GET' || fetchSite === 'same-origin';
}

/** The headers that say it. */
export function originOf({ method, headers }: Request): RequestOrigin {
  return {
    method,
    host: headers.get('x-forwarded-host') ?? headers.get('host'),
    origin: headers.get('origin'),
    fetchSite: headers.get('sec-fetch-site'),
  };
}
