import { chatRequestBody } from './chat-request.ts';
import type { Cell, ReplyMode } from './interleave.ts';
import type { LoadJob, LoadTarget } from './load-job.ts';

export const concurrencies = [1, 16, 64, 512] as const;
export const replyModes: readonly ReplyMode[] = ['nonstream', 'stream'];
export const cells: readonly Cell[] = replyModes.flatMap((mode) =>
  concurrencies.map((concurrency) => ({ mode, concurrency })),
);

/** How long one measurement lasts. One request at a time is counted by requests, since its quantiles need them; load by time. */
export function measuringJob(target: LoadTarget, cell: Cell, seed: number, quick: boolean): LoadJob {
  const base = { target, ...cell, body: chatRequestBody(seed, cell.mode) };
  if (cell.concurrency > 1) return { ...base, leastRequests: 1, leastWindowMs: quick ? 500 : 2500 };
  const leastRequests = cell.mode === 'stream' ? (quick ? 8 : 30) : quick ? 50 : 400;
  return { ...base, leastRequests, leastWindowMs: 0 };
}

/**
 * Load before anything is counted, in both modes, so that compilers and connection pools are warm: Portkey's cost at 64 still fell by a
 * quarter after its first 4,000 requests.
 */
export function warmUpJobs(target: LoadTarget, seed: number, quick: boolean): LoadJob[] {
  return replyModes.map((mode) => ({
    target,
    mode,
    concurrency: 64,
    body: chatRequestBody(seed, mode),
    leastRequests: 1,
    leastWindowMs: quick ? 500 : 6000,
  }));
}

/** The mock upstream without its delay: what the stand itself can do at most. */
export function ceilingJob(mockTarget: LoadTarget, seed: number, quick: boolean): LoadJob {
  const target = { ...mockTarget, headers: { ...mockTarget.headers, 'x-bench-no-delay': '1' } };
  const body = chatRequestBody(seed, 'nonstream');
  return { target, mode: 'nonstream', concurrency: 64, body, leastRequests: 1, leastWindowMs: quick ? 500 : 2000 };
}
