'use client';

import { KeyHint, StateGlyph, type StateShape } from '@/components/ui/index.ts';
import { formatDate, formatZoneOffset } from '@/format/index.ts';
import { keyRegistry, useNow, useSingleKeys, useViewerZone } from '@/preferences/index.ts';
import { useRegistered } from '@/registry/index.ts';
import { listKeys } from '../keys/index.ts';
import type { useConnection } from './use-connection.ts';

const keysShown = 4;

const words: Record<ReturnType<typeof useConnection>['state'], readonly [StateShape, string]> = {
  starting: ['waiting', 'Asking the kernel'],
  fresh: ['running', 'Kernel answers'],
  late: ['error', 'Kernel does not answer'],
  offline: ['suspended', 'No connection'],
};

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

function PageKeys() {
  const { page } = listKeys(useRegistered(keyRegistry));
  return (
    <span className="ml-auto hidden min-w-0 items-center gap-3 overflow-hidden pl-3 lg:flex">
      {page.slice(0, keysShown).map(([key, does]) => (
        <span key={key} className="flex items-center gap-1.5">
          <KeyHint>{key}</KeyHint> {does}
        </span>
      ))}
      <span className="flex items-center gap-1.5">
        <KeyHint>?</KeyHint> all keys
      </span>
    </span>
  );
}

/** Whether the kernel answers, whether models are real, the time, and the keys that work here. */
export function StatusLine({ connection }: { readonly connection: ReturnType<typeof useConnection> }) {
  const [shape, word] = words[connection.state];
  const keys = useSingleKeys();
  return (
    <footer className="flex h-6 items-center overflow-hidden border-t border-line-1 bg-surface-0 px-4 text-11 whitespace-nowrap text-ink-2">
      <span className="flex items-center gap-1.5 pr-3">
        <StateGlyph shape={shape} />
        {word}
      </span>
      {connection.simulated && (
        <span className="flex items-center gap-1.5 border-l border-line-1 px-3">
          <StateGlyph shape="simulated" />
          Models are simulated
        </span>
      )}
      <Clock />
      {keys && <PageKeys />}
    </footer>
  );
}
