import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';

/** How one attempt at an upstream ended. */
export type AttemptEnd =
  | {
      readonly kind: 'answered';
      readonly httpStatus: number;
      readonly headers: IncomingHttpHeaders;
      readonly body: Buffer;
    }
  | { readonly kind: 'streamed'; readonly complete: boolean; readonly detail: string | undefined }
  /** `sent`: some of the request may have reached the upstream; never without a connection. */
  | { readonly kind: 'unreachable'; readonly timedOut: boolean; readonly sent: boolean; readonly detail: string }
  | { readonly kind: 'cancelled' };

/** Takes a successful stream as it comes. */
export interface StreamReceiver {
  start(httpStatus: number, headers: IncomingHttpHeaders): void;
  /** False: stop reading until `resume` of the last argument is called. */
  data(chunk: Buffer, resume: () => void): boolean;
}

/** Whether anybody still waits for the answer. */
export interface ClientPresence {
  readonly isGone: boolean;
  onGone(callback: () => void): () => void;
}

/** A whole answer is held in memory before it is sent on, so it needs a bound. */
const bodyBytesMax = 64 * 1024 * 1024;
const timeoutCodes: ReadonlySet<string> = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);

/** One attempt: gathers a plain answer, or hands a stream to the receiver chunk by chunk. Ends exactly once. */
export class UpstreamAttempt implements Dispatcher.DispatchHandler {
  readonly #receiver: StreamReceiver;
  readonly #client: ClientPresence;
  #stopWatching: (() => void) | undefined;
  readonly #onFirstByte: () => void;
  readonly #end: (end: AttemptEnd) => void;
  #controller: Dispatcher.DispatchController | undefined;
  #httpStatus = 0;
  #headers: IncomingHttpHeaders = {};
  #streaming = false;
  #body: Buffer[] = [];
  #bodyBytes = 0;

  constructor(
    receiver: StreamReceiver,
    client: ClientPresence,
    onFirstByte: () => void,
    end: (end: AttemptEnd) => void,
  ) {
    this.#receiver = receiver;
    this.#client = client;
    this.#onFirstByte = onFirstByte;
    this.#end = end;
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#client.isGone) this.#abort();
    else this.#stopWatching = this.#client.onGone(this.#abort);
  }

  onResponseStart(_controller: Dispatcher.DispatchController, httpStatus: number, headers: IncomingHttpHeaders): void {
    this.#httpStatus = httpStatus;
    this.#headers = headers;
    this.#streaming = httpStatus < 300 && String(headers['content-type']).startsWith('text/event-stream');
    this.#onFirstByte();
    if (this.#streaming) this.#receiver.start(httpStatus, headers);
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#streaming) {
      if (!this.#receiver.data(chunk, () => controller.resume())) controller.pause();
      return;
    }
    this.#bodyBytes += chunk.length;
    if (this.#bodyBytes > bodyBytesMax) controller.abort(new Error('The answer is larger than 64 MiB.'));
    else this.#body.push(chunk);
  }

  onResponseEnd(): void {
    this.#finish(
      this.#streaming
        ? { kind: 'streamed', complete: true, detail: undefined }
        : { kind: 'answered', httpStatus: this.#httpStatus, headers: this.#headers, body: Buffer.concat(this.#body) },
    );
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    if (this.#client.isGone) this.#finish({ kind: 'cancelled' });
    else if (this.#streaming) this.#finish({ kind: 'streamed', complete: false, detail: describe(error) });
    else {
      const sent = this.#controller !== undefined;
      this.#finish({ kind: 'unreachable', timedOut: timeoutCodes.has(codeOf(error)), sent, detail: describe(error) });
    }
  }

  readonly #abort = (): void => {
    this.#controller?.abort(new Error('The client went away.'));
  };

  #finish(end: AttemptEnd): void {
    this.#stopWatching?.();
    this.#end(end);
  }
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function describe(error: Error): string {
  const code = codeOf(error);
  return code === '' ? error.message : `${code}: ${error.message}`;
}
