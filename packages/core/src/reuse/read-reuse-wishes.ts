/** What a request says about answers that are not made for it alone. */
export interface ReuseWishes {
  /** It may be answered with what was made for an earlier call. */
  readonly takes: boolean;
  /** Its own answer may be given to other calls. */
  readonly gives: boolean;
}

const anything: ReuseWishes = { takes: true, gives: true };

/**
 * Reads `Cache-Control` of a request (RFC 9111, 5.2.1). `no-store`: the call is executed for itself, and nobody else gets
 * its answer. `no-cache` and `max-age=0`: it is executed, and its answer may serve others.
 */
export function readReuseWishes(cacheControl: string | undefined): ReuseWishes {
  if (cacheControl === undefined) return anything;
  const directives = new Set(cacheControl.split(',').map((directive) => directive.trim().toLowerCase()));
  if (directives.has('no-store')) return { takes: false, gives: false };
  return directives.has('no-cache') || directives.has('max-age=0') ? { takes: false, gives: true } : anything;
}
