import { type Socket, connect } from 'node:net';
import { monotonicMs } from './delay-lane.ts';
import { ReplyCheck } from './reply-check.ts';
import { ResponseReader } from './response-reader.ts';

export interface Reply {
  readonly sentMs: number;
  readonly firstByteMs: number;
  readonly endMs: number;
  readonly fault: string | undefined;
}

const replyTimeoutMs = 30_000;

/** One keep-alive connection of the load generator with at most one request in flight; reconnects after a fault of the connection. */
export class LoadConnection {
  readonly #port: number;
  readonly #onReply: (reply: Reply) => void;
  readonly #check: ReplyCheck;
  #socket: Socket | undefined;
  #inFlight = false;
  #sentMs = 0;
  #firstByteMs = 0;

  constructor(port: number, streaming: boolean, onReply: (reply: Reply) => void) {
    this.#port = port;
    this.#onReply = onReply;
    this.#check = new ReplyCheck(streaming);
  }

  /** Sends one request; its reply, or its fault, comes to `onReply` exactly once. `request` must not change until then. */
  send(request: Buffer): void {
    this.#socket ??= this.#open();
    this.#check.reset();
    this.#inFlight = true;
    this.#firstByteMs = 0;
    this.#sentMs = monotonicMs();
    this.#socket.write(request);
  }

  close(): void {
    this.#socket?.destroy();
  }

  #open(): Socket {
    const reader = new ResponseReader({
      onBody: (bytes) => {
        if (this.#firstByteMs === 0) this.#firstByteMs = monotonicMs();
        this.#check.addBody(bytes);
      },
      onEnd: (status) => this.#settle(this.#check.findFault(status)),
    });
    const socket = connect({ port: this.#port, host: '127.0.0.1', noDelay: true });
    socket.setTimeout(replyTimeoutMs, () => socket.destroy(new Error(`no reply in ${replyTimeoutMs / 1000} s`)));
    socket.on('data', (packet) => {
      try {
        reader.feed(packet);
      } catch (error) {
        socket.destroy(error instanceof Error ? error : new Error(String(error)));
      }
    });
    socket.on('error', (error) => this.#abandon(socket, error.message));
    socket.on('close', () => this.#abandon(socket, 'the connection was closed'));
    return socket;
  }

  #abandon(socket: Socket, fault: string): void {
    if (this.#socket !== socket) return;
    this.#socket = undefined;
    this.#settle(fault);
  }

  #settle(fault: string | undefined): void {
    if (!this.#inFlight) return;
    this.#inFlight = false;
    const endMs = monotonicMs();
    this.#onReply({ sentMs: this.#sentMs, firstByteMs: this.#firstByteMs || endMs, endMs, fault });
  }
}
