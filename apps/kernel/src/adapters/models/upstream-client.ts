import { Agent, type buildConnector, type Dispatcher } from 'undici';
import type { UpstreamAddress } from './upstream-request.ts';
import { UpstreamAttempt, type AttemptEnd, type ClientPresence, type StreamReceiver } from './upstream-attempt.ts';

export interface UpstreamRequest {
  readonly address: UpstreamAddress;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
  /** Longest wait for the first byte, and between two bytes, in milliseconds. */
  readonly timeoutMs: number;
  /** The attempt is aborted when the client goes away. */
  readonly client: ClientPresence;
  readonly receiver: StreamReceiver;
  readonly onFirstByte: () => void;
  /**
   * Called exactly once, in the turn in which the last byte came, as a promise would not be: its answer would wait
   * behind all else that the connection still has to do.
   */
  readonly onEnd: (end: AttemptEnd) => void;
}

const keepAliveMs = 30_000;

/** Connections to all providers, kept alive between calls. Nagle's algorithm is off: it costs 40 ms a stream chunk. */
export class UpstreamClient {
  readonly #dispatcher: Dispatcher;

  /** `connect` decides which addresses may be connected to. */
  constructor(connect: buildConnector.connector) {
    this.#dispatcher = new Agent({
      connect,
      keepAliveTimeout: keepAliveMs,
      pipelining: 1,
    });
  }

  /** One attempt. It does not fail: every way it can go is an end. */
  attempt(request: UpstreamRequest): void {
    const handler = new UpstreamAttempt(request.receiver, request.client, request.onFirstByte, request.onEnd);
    this.#dispatcher.dispatch(
      {
        origin: request.address.origin,
        path: request.address.path,
        method: 'POST',
        headers: request.headers,
        body: request.body,
        headersTimeout: request.timeoutMs,
        bodyTimeout: request.timeoutMs,
      },
      handler,
    );
  }

  async close(): Promise<void> {
    await this.#dispatcher.destroy();
  }
}
