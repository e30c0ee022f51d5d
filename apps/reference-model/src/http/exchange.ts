import type { IncomingMessage, ServerResponse } from 'node:http';

/** One request and its answer, with what every answer carries. */
export class Exchange {
  readonly request: IncomingMessage;
  readonly requestId: string;
  readonly #response: ServerResponse;

  constructor(request: IncomingMessage, response: ServerResponse, requestId: string) {
    this.request = request;
    this.requestId = requestId;
    this.#response = response;
  }

  get isOpen(): boolean {
    return !this.#response.destroyed && !this.#response.writableEnded;
  }

  get hasBegun(): boolean {
    return this.#response.headersSent;
  }

  /** Calls back once when the client goes away before the answer is complete. */
  onAbandoned(abandoned: () => void): void {
    this.#response.once('close', () => {
      if (!this.#response.writableFinished) abandoned();
    });
  }

  sendJson(status: number, body: object, headers: Readonly<Record<string, string>> = {}): void {
    if (!this.isOpen) return;
    const bytes = Buffer.from(JSON.stringify(body));
    this.#writeHead(status, { ...headers, 'content-type': 'application/json', 'content-length': String(bytes.length) });
    this.#response.end(bytes);
  }

  /** Writes a piece of an event stream; the first one sends the headers. */
  sendEvents(events: string, headers: Readonly<Record<string, string>>): void {
    if (!this.isOpen || events === '') return;
    if (!this.hasBegun) {
      this.#writeHead(200, {
        ...headers,
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-cache',
      });
    }
    this.#response.write(events);
  }

  endEvents(): void {
    if (this.isOpen) this.#response.end();
  }

  #writeHead(status: number, headers: Readonly<Record<string, string>>): void {
    this.#response.writeHead(status, { 'x-request-id': this.requestId, 'x-simulated': 'true', ...headers });
  }
}
