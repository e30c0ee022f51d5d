'use client';

import { useMemo, useState } from 'react';
import type { PoolQueue, PoolStatus } from '../scheduler-types.ts';
import { prepareQueue, type QueueRow } from './prepare-queue.ts';

export interface HeldQueue {
  readonly rows: readonly QueueRow[];
  /** The queue that is shown; undefined until there is one. */
  readonly shown: PoolQueue | undefined;
  /** Somebody is among the rows, and a newer order waits. */
  readonly isHeld: boolean;
  /** Shows the newest order all the same. */
  readonly release: () => void;
  /** For the box around the list. */
  readonly handlers: {
    readonly onPointerEnter: (event: { readonly pointerType: string }) => void;
    readonly onPointerLeave: () => void;
    readonly onFocus: () => void;
    readonly onBlur: () => void;
  };
}

/**
 * The queue as it was when somebody came to read it: a row must not move away under the pointer, the focus or an open
 * reason. A list that was empty is never held.
 */
export function useHeldQueue(
  queue: PoolQueue | undefined,
  { policy, serviceP50Ms }: Pick<PoolStatus, 'policy' | 'serviceP50Ms'>,
): HeldQueue {
  const [over, setOver] = useState(false);
  const [focused, setFocused] = useState(false);
  const [kept, setKept] = useState(queue);
  const holds = (over || focused) && (kept?.calls.length ?? 0) > 0;
  if (!holds && kept !== queue) setKept(queue);
  const shown = holds ? kept : queue;
  const rows = useMemo(
    () => (shown === undefined ? [] : prepareQueue(shown, policy, serviceP50Ms)),
    [shown, policy, serviceP50Ms],
  );
  return {
    rows,
    shown,
    isHeld: holds && kept !== queue,
    release: () => setKept(queue),
    handlers: {
      onPointerEnter: ({ pointerType }) => setOver(pointerType === 'mouse'),
      onPointerLeave: () => setOver(false),
      onFocus: () => setFocused(true),
      onBlur: () => setFocused(false),
    },
  };
}
