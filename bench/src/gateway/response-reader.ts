/** What a reader reports about the body. `bytes` is only valid during the call. */
export interface ResponseEvents {
  readonly onBody: (bytes: Buffer) => void;
  readonly onEnd: (status: number) => void;
}

type State = 'head' | 'fixed' | 'chunkSize' | 'chunkData' | 'chunkEnd' | 'trailers';

/**
 * Reads HTTP/1.1 responses from a keep-alive connection (RFC 9112): Content-Length and chunked bodies, no pipelining. A load generator shares
 * its cores with what it measures, and a general client costs several times this. Throws on a reply that it cannot delimit.
 */
export class ResponseReader {
  readonly #events: ResponseEvents;
  #state: State = 'head';
  /** The unfinished line or head of the last packet. */
  #carried: Buffer = Buffer.alloc(0);
  #remaining = 0;
  #status = 0;

  constructor(events: ResponseEvents) {
    this.#events = events;
  }

  feed(packet: Buffer): void {
    let bytes = this.#carried.length > 0 ? Buffer.concat([this.#carried, packet]) : packet;
    this.#carried = Buffer.alloc(0);
    while (bytes.length > 0) {
      const used = this.#step(bytes);
      if (used === 0) {
        this.#carried = Buffer.from(bytes);
        return;
      }
      bytes = bytes.subarray(used);
    }
  }

  /** Consumes from the front of `bytes`; returns how much, 0 when more is needed. */
  #step(bytes: Buffer): number {
    if (this.#state === 'head') return this.#readHead(bytes);
    if (this.#state === 'fixed' || this.#state === 'chunkData') return this.#readBody(bytes);
    return this.#readLine(bytes);
  }

  #readHead(bytes: Buffer): number {
    const end = bytes.indexOf('\r\n\r\n');
    if (end < 0) return 0;
    const head = bytes.toString('latin1', 0, end).toLowerCase();
    this.#status = Number(head.slice(9, 12));
    const length = /\r\ncontent-length: *(\d+)/.exec(head)?.[1];
    if (/\r\ntransfer-encoding: *chunked/.test(head)) this.#state = 'chunkSize';
    else if (length === undefined) throw new Error(`A reply without a length: ${head.slice(0, 200)}`);
    else {
      this.#remaining = Number(length);
      if (this.#remaining === 0) this.#finish();
      else this.#state = 'fixed';
    }
    return end + 4;
  }

  #readBody(bytes: Buffer): number {
    const used = Math.min(bytes.length, this.#remaining);
    this.#events.onBody(used === bytes.length ? bytes : bytes.subarray(0, used));
    this.#remaining -= used;
    if (this.#remaining === 0) {
      if (this.#state === 'fixed') this.#finish();
      else this.#state = 'chunkEnd';
    }
    return used;
  }

  #readLine(bytes: Buffer): number {
    const end = bytes.indexOf('\r\n');
    if (end < 0) return 0;
    if (this.#state === 'chunkEnd') this.#state = 'chunkSize';
    else if (this.#state === 'trailers') {
      if (end === 0) this.#finish();
    } else {
      this.#remaining = Number.parseInt(bytes.toString('latin1', 0, end), 16);
      if (Number.isNaN(this.#remaining)) throw new Error('A chunk without a size.');
      this.#state = this.#remaining === 0 ? 'trailers' : 'chunkData';
    }
    return end + 2;
  }

  #finish(): void {
    this.#state = 'head';
    this.#events.onEnd(this.#status);
  }
}
