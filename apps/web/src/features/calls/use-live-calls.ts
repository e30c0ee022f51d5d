'use client';

import { useSubscription } from '@trpc/tanstack-react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTRPC } from '@/trpc/client.tsx';
import { createCallBuffer } from './call-buffer.ts';
import { applyLiveCalls, noLiveCalls, releaseHeld, type LiveCalls } from './live-calls.ts';

/** A page changes four times a second at most. */
const batchMs = 250;
/** Beyond this the page asks again for its list, so that memory and rows stay bounded. */
const callsMax = 2_000;

export interface UseLiveCallsOptions {
  /** Where the rows that were fetched end and the stream takes over; undefined while there are none. */
  readonly asOfSequence: string | undefined;
  /** Whether a call is among the rows that were fetched. */
  readonly onPage: (id: string) => boolean;
  readonly hold: boolean;
  /** Called when so many calls came that the list should be fetched anew. */
  readonly onFull: () => void;
}

/** Calls as they begin and end, by the kernel's stream; the connection resumes by itself where it broke. */
export function useLiveCalls({ asOfSequence, onPage, hold, onFull }: UseLiveCallsOptions) {
  const trpc = useTRPC();
  const [live, setLive] = useState<LiveCalls>(noLiveCalls);
  const [buffer] = useState(createCallBuffer);
  // The first of them: a stream that stands goes on, whatever is fetched later.
  const [lastEventId, setLastEventId] = useState(asOfSequence);
  if (lastEventId === undefined && asOfSequence !== undefined) setLastEventId(asOfSequence);
  const subscription = useSubscription(
    trpc.calls.live.subscriptionOptions(
      { lastEventId },
      { enabled: lastEventId !== undefined, onData: (event) => buffer.push(event.data.call) },
    ),
  );
  const flush = useEffectEvent(() => {
    const calls = buffer.drain();
    if (calls.length === 0) return;
    const next = applyLiveCalls(live, calls, { onPage, hold });
    if (next.calls.size > callsMax && !hold) {
      setLive(noLiveCalls);
      onFull();
    } else {
      setLive(next);
    }
  });
  useEffect(() => {
    const timer = setInterval(() => flush(), batchMs);
    return () => clearInterval(timer);
  }, []);
  return {
    live,
    connected: subscription.status === 'pending',
    release: () => setLive(releaseHeld),
    forget: () => setLive(noLiveCalls),
  };
}
