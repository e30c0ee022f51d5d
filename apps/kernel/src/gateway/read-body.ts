import type { IncomingMessage } from 'node:http';

/** How reading a request's body ended. */
export type BodyEnd =
  | { readonly kind: 'whole'; readonly body: Buffer }
  /** More came than is allowed. `drained`: it was read to its end and thrown away, so the connection may go on. */
  | { readonly kind: 'too large'; readonly drained: boolean }
  /** The client went away before its last byte. */
  | { readonly kind: 'gone' };

/** Bodies up to so many times the limit are read to their end before they are refused. */
const discardedBodyFactor = 4;

/**
 * Reads a body of at most `bytesMax`, and calls back exactly once.
 *
 * A connection that closes while its client still sends is reset, and the client may never read why. So a body that
 * says it is only somewhat too large is read to its end and thrown away; one that is much larger, or does not say how
 * long it is, is cut off.
 */
export function readBody(request: IncomingMessage, bytesMax: number, done: (end: BodyEnd) => void): void {
  const declaredBytes = Number(request.headers['content-length'] ?? Number.POSITIVE_INFINITY);
  const discards = declaredBytes <= bytesMax * discardedBodyFactor;
  const chunks: Buffer[] = [];
  let bytes = 0;
  let ended = false;
  const end = (how: BodyEnd): void => {
    if (ended) return;
    ended = true;
    done(how);
  };
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= bytesMax) {
      chunks.push(chunk);
      return;
    }
    chunks.length = 0;
    if (discards) return;
    request.pause();
    end({ kind: 'too large', drained: false });
  });
  request.on('end', () => {
    const [only] = chunks;
    if (bytes > bytesMax) end({ kind: 'too large', drained: true });
    else end({ kind: 'whole', body: chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks) });
  });
  request.on('close', () => end({ kind: 'gone' }));
  // `close` follows; without a listener the error of a torn connection would end the process.
  request.on('error', () => undefined);
}
