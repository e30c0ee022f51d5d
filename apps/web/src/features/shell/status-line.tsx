'use client';

import { useQuery } from '@tanstack/react-query';
import { KeyHint, StateGlyph } from '@/components/ui/index.ts';
import { formatDate, formatZoneOffset } from '@/format/index.ts';
import { useNow, useSingleKeys, useViewerZone } from '@/preferences/index.ts';
import { useTRPC } from '@/trpc/client.tsx';

const pollMs = 15_000;

function Clock() {
  const zone = useViewerZone();
  const now = useNow();
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'medium' }).format(now);
  return (
    <span className="border-line-1 px-3 max-md:hidden sm:border-l">
      {formatDate(now, zone)} {clock}, {formatZoneOffset(now, zone)}
    </span>
  );
}

/** Whether the kernel answers, whether models are real, the time, and the keys that work here. */
export function StatusLine() {
  const trpc = useTRPC();
  const models = useQuery({ ...trpc.models.list.queryOptions(), refetchInterval: pollMs });
  const keys = useSingleKeys();
  const simulated = models.data?.some(({ provider, state }) => provider.simulated && state === 'active') ?? false;
  return (
    <footer className="flex h-6 items-center overflow-hidden border-t border-line-1 bg-surface-0 px-4 text-11 whitespace-nowrap text-ink-2">
      <span className="flex items-center gap-1.5 pr-3">
        <StateGlyph shape={models.isError ? 'error' : models.isSuccess ? 'running' : 'waiting'} />
        {models.isError ? 'Kernel does not answer' : models.isSuccess ? 'Kernel answers' : 'Asking the kernel'}
      </span>
      {simulated && (
        <span className="flex items-center gap-1.5 border-l border-line-1 px-3">
          <StateGlyph shape="simulated" />
          Models are simulated
        </span>
      )}
      <Clock />
      {keys && (
        <span className="ml-auto hidden items-center gap-1.5 lg:flex">
          <KeyHint>j</KeyHint>
          <KeyHint>k</KeyHint> rows
          <KeyHint>/</KeyHint> filter
          <KeyHint>g</KeyHint> then a letter: go
          <KeyHint>?</KeyHint> all keys
        </span>
      )}
    </footer>
  );
}
