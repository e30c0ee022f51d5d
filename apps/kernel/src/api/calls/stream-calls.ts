import { findLastCallSequence, listCallsEndedAfter, type TenantTransaction } from '@agent-os/db';
import { tracked } from '@trpc/server';
import type { CallEvent, KernelState } from '../../ports/kernel-state.ts';
import { ApiError } from '../errors/index.ts';
import { callWire } from './call-wire.ts';
import { EventQueue } from './event-queue.ts';

const backlogMax = 500;
const queuedMax = 2_000;

export interface CallStream {
  readonly kernelState: KernelState;
  readonly organisationId: string;
  readonly read: <T>(work: (tx: TenantTransaction) => Promise<T>) => Promise<T>;
  /** Sequence of the last event that the client has seen; undefined for a client that begins now. */
  readonly seenSequence: bigint | undefined;
  readonly signal: AbortSignal | undefined;
  /** Throws when whoever listens may not any more. */
  readonly assertAllowed: () => Promise<void>;
  /** How often that is asked, in ms. */
  readonly assertEveryMs: number;
}

function isAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}

/**
 * What a client missed, what runs, then what happens. Listens before it reads the backlog, so that nothing falls between;
 * each end of a call comes once. The id of an event is the last recorded sequence: beginnings are not recorded, so calls in
 * flight are told to every client that comes.
 */
export async function* streamCalls(stream: CallStream) {
  const { kernelState, organisationId, read, seenSequence, signal } = stream;
  const queue = new EventQueue<CallEvent>(queuedMax);
  const unsubscribe = kernelState.subscribeCalls(organisationId, (event) => queue.push(event));
  try {
    let lastSequence = seenSequence ?? (await read(findLastCallSequence));
    const replayed = new Set<string>();
    const missed =
      seenSequence === undefined ? [] : await read((tx) => listCallsEndedAfter(tx, seenSequence, backlogMax));
    for (const row of missed) {
      lastSequence = row.sequence ?? lastSequence;
      replayed.add(row.id);
      const sequence = lastSequence.toString();
      yield tracked(sequence, { kind: 'call.ended', sequence, call: callWire(row) } satisfies CallEvent);
    }
    for (const call of kernelState.runningCalls(organisationId)) {
      if (replayed.has(call.id)) continue;
      yield tracked(lastSequence.toString(), { kind: 'call.began', sequence: '0', call } satisfies CallEvent);
    }
    let assertAtMs = performance.now() + stream.assertEveryMs;
    while (!isAborted(signal)) {
      for (const event of queue.takeAll()) {
        if (replayed.has(event.call.id)) continue;
        if (event.kind === 'call.ended' && BigInt(event.sequence) > lastSequence) lastSequence = BigInt(event.sequence);
        yield tracked(lastSequence.toString(), event);
      }
      if (queue.overflowed) throw new ApiError('conflict', 'More happened than this page could take: reload it.');
      await queue.wait(Math.max(0, assertAtMs - performance.now()), signal);
      if (performance.now() >= assertAtMs) {
        await stream.assertAllowed();
        assertAtMs = performance.now() + stream.assertEveryMs;
      }
    }
  } finally {
    unsubscribe();
  }
}
