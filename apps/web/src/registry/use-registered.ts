'use client';

import { useSyncExternalStore } from 'react';
import type { Registry } from './create-registry.ts';

const nothing: readonly never[] = [];

/** What is registered now; nothing during the first render, as on the server. */
export function useRegistered<Entry>(registry: Registry<Entry>): readonly Entry[] {
  return useSyncExternalStore(registry.subscribe, registry.list, () => nothing);
}
