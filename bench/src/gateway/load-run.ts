import { quantileOfSorted } from '../report/index.ts';
import { monotonicMs } from './delay-lane.ts';
import { LoadConnection, type Reply } from './load-connection.ts';
import type { LatencySummary, LoadJob, LoadReport } from './load-job.ts';
import { RequestBytes } from './request-bytes.ts';

/** A system that refuses everything answers at once; without a limit the run would be a storm of refusals. */
const mostFaults = 200;
const leastWarmIn = 5;

export interface LoadWatch {
  readonly onWindowOpen: () => void;
  readonly onWindowClose: () => void;
}

/**
 * Keeps `concurrency` requests in flight. The window opens when every connection has had a reply (so connecting and the first wave are
 * not counted) and closes when it is long and full enough; then the requests in flight drain. Request numbers start at `firstNumber`.
 */
export function runLoad(job: LoadJob, firstNumber: number, watch: LoadWatch): Promise<LoadReport> {
  const warmIn = Math.max(leastWarmIn, job.concurrency);
  const totals: number[] = [];
  const firstBytes: number[] = [];
  let [nextNumber, completed, failed, completedInWindow, idle] = [firstNumber, 0, 0, 0, 0];
  let [openedMs, closedMs] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  let firstFault: string | undefined;

  const isOpen = (): boolean => openedMs < Number.POSITIVE_INFINITY;
  const isClosed = (): boolean => closedMs < Number.POSITIVE_INFINITY;

  const note = (reply: Reply): void => {
    if (reply.fault !== undefined) {
      failed += 1;
      firstFault ??= reply.fault;
      return;
    }
    completed += 1;
    if (reply.sentMs >= openedMs) {
      totals.push(reply.endMs - reply.sentMs);
      firstBytes.push(reply.firstByteMs - reply.sentMs);
    }
    if (isOpen() && !isClosed()) completedInWindow += 1;
  };

  const moveWindow = (nowMs: number): void => {
    if (!isOpen() && completed + failed >= warmIn) {
      watch.onWindowOpen();
      openedMs = monotonicMs();
    }
    const isFull = completedInWindow >= job.leastRequests && nowMs - openedMs >= job.leastWindowMs;
    if (!isClosed() && (isFull || failed >= mostFaults)) {
      if (!isOpen()) openedMs = nowMs;
      closedMs = nowMs;
      watch.onWindowClose();
    }
  };

  return new Promise((resolve) => {
    for (let index = 0; index < job.concurrency; index += 1) {
      const request = new RequestBytes(job);
      const sendNext = (): void => {
        request.setNumber(nextNumber++);
        connection.send(request.bytes);
      };
      const connection = new LoadConnection(job.target.port, job.mode === 'stream', (reply) => {
        note(reply);
        moveWindow(reply.endMs);
        if (!isClosed()) return sendNext();
        connection.close();
        idle += 1;
        if (idle < job.concurrency) return;
        const summaries = { totalMs: summarise(totals), firstByteMs: summarise(firstBytes) };
        resolve({ windowMs: closedMs - openedMs, completedInWindow, ...summaries, completed, failed, firstFault });
      });
      sendNext();
    }
  });
}

/** Exact quantiles: every latency is kept, a measurement has some ten thousand. */
function summarise(latenciesMs: readonly number[]): LatencySummary {
  const sorted = Float64Array.from(latenciesMs).toSorted();
  return { p50: quantileOfSorted(sorted, 0.5), p99: quantileOfSorted(sorted, 0.99) };
}
