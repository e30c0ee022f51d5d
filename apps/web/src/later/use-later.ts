'use client';

import { useSyncExternalStore } from 'react';
import type { Later } from './create-later.ts';
import { useWarm } from './use-warm.ts';

/** Code that is fetched once the page rests; undefined until it is here, and during the first render as on the server. */
export function useLater<Code>(later: Later<Code>): Code | undefined {
  useWarm(later);
  return useSyncExternalStore(later.subscribe, later.read, () => undefined);
}
