'use client';

import { useQuery } from '@tanstack/react-query';
import type { PeekTab } from '@/components/peek/index.ts';
import { useMay } from '@/features/shell/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { countMessages } from './read-payload.ts';

/** The tabs of a call. How many messages there are is known once they were read: a tab does not read them. */
export function useCallTabs(callId: string): readonly PeekTab[] {
  const trpc = useTRPC();
  const mayMarket = useMay('market:read');
  const { data: call } = useQuery({ ...trpc.calls.get.queryOptions({ callId }), enabled: false });
  const { data: payload } = useQuery({ ...trpc.calls.payload.queryOptions({ callId }), enabled: false });
  const count = call && payload ? countMessages(call.protocol, payload) : undefined;
  return [
    { id: 'path', name: 'Path' },
    { id: 'messages', name: 'Messages', ...(count === undefined ? {} : { count }) },
    { id: 'usage', name: 'Usage' },
    ...(mayMarket ? [{ id: 'market', name: 'Market' }] : []),
    { id: 'raw', name: 'Raw' },
  ];
}
