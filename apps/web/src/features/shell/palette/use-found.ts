'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Route } from 'next';
import { useEffect, useState } from 'react';
import { useTRPC } from '@/trpc/client.tsx';
import type { PaletteItem } from './palette-item.ts';
import { fittingItems } from './rank-items.ts';

const pauseMs = 80;
const limit = 20;
/** Secrets must not travel in addresses, which servers and proxies write down. */
const secret = /^(aos|aot|sk)[_-]/i;

const notes = {
  agent: '',
  call: 'call',
  department: '',
  key: 'key',
  model: 'model',
  person: '',
  provider: '',
  budget: '',
  task: 'task',
};

/** What the kernel finds for the text, asked when typing pauses. */
export function useFound(text: string) {
  const trpc = useTRPC();
  const [asked, setAsked] = useState('');
  const wanted = secret.test(text.trim()) ? '' : text.trim();
  useEffect(() => {
    const timer = setTimeout(() => setAsked(wanted), pauseMs);
    return () => clearTimeout(timer);
  }, [wanted]);
  const query = useQuery({
    ...trpc.search.find.queryOptions({ text: asked, limit }),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
  });
  const items = asked === '' || wanted === '' ? [] : (query.data?.items ?? []);
  const found = items.map(({ kind, title, note, href }): PaletteItem => {
    const words = [notes[kind], note].filter((part) => part !== '').join(', ');
    return { id: href, kind, name: title, note: words, href: href as Route };
  });
  const isOfEarlierText = wanted !== asked || query.isPlaceholderData;
  return {
    // Lines found for an earlier text stay while the answer is on its way, but ↵ must never take one that does not fit.
    found: isOfEarlierText ? fittingItems(found, wanted) : found,
    pending: wanted !== '' && (wanted !== asked || query.isFetching),
    failed: query.isError,
    isSecret: wanted === '' && text.trim() !== '',
  };
}
