import { setTimeout as sleep } from 'node:timers/promises';
import type { Readiness } from './child-specification.ts';

const eagerMs = 10_000;
const eagerIntervalMs = 25;
const patientIntervalMs = 250;
const answerTimeoutMs = 5_000;

/** Resolves when the child is ready; rejects when `signal` is aborted before. */
export async function waitUntilReady(readiness: Readiness, signal: AbortSignal): Promise<void> {
  if (readiness.kind === 'alive') {
    await sleep(readiness.forMs, undefined, { signal });
    return;
  }
  const startedAt = performance.now();
  while (!(await answers(readiness.url, signal))) {
    const intervalMs = performance.now() - startedAt < eagerMs ? eagerIntervalMs : patientIntervalMs;
    await sleep(intervalMs, undefined, { signal });
  }
}

async function answers(url: string, signal: AbortSignal): Promise<boolean> {
  try {
    const response = await fetch(url, {
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(answerTimeoutMs)]),
    });
    await response.body?.cancel();
    return response.status < 400;
  } catch {
    return false;
  }
}
