import type { ReplyMode } from './interleave.ts';

/** Where requests go and what they carry besides the body. */
export interface LoadTarget {
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** One measurement, as sent to the load generator. */
export interface LoadJob {
  readonly target: LoadTarget;
  readonly mode: ReplyMode;
  /** Requests in flight: each connection sends the next when its reply has ended (closed loop). */
  readonly concurrency: number;
  /** JSON with `requestNumberMark` in it, which becomes a different number in each request. */
  readonly body: string;
  /** The window stays open until both are reached. */
  readonly leastRequests: number;
  readonly leastWindowMs: number;
}

export const requestNumberMark = '##########';

export interface LatencySummary {
  readonly p50: number;
  readonly p99: number;
}

export interface LoadReport {
  readonly windowMs: number;
  /** Replies that ended in the window, whole ones only. */
  readonly completedInWindow: number;
  /** Replies of requests sent after warm-in, in ms from send to last byte and to first body byte. */
  readonly totalMs: LatencySummary;
  readonly firstByteMs: LatencySummary;
  /** Over everything sent, warm-in and drain included. */
  readonly completed: number;
  readonly failed: number;
  readonly firstFault: string | undefined;
}

/** What the load generator tells while it works; the window messages are the moments to read CPU times at. */
export type LoadMessage =
  | { kind: 'ready' }
  | { kind: 'windowOpen' }
  | { kind: 'windowClose' }
  | { kind: 'done'; report: LoadReport };
