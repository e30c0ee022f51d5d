'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Dialog, KeyHint } from '@/components/ui/index.ts';
import { useKeys } from '@/preferences/index.ts';
import { visibleItems } from './navigation-items.ts';

const pageKeys = [
  ['j k', 'next, previous row'],
  ['↵', 'open the row'],
  ['/', 'filter'],
  ['space', 'hold or resume live rows, on Calls'],
  ['?', 'all keys'],
  ['esc', 'close'],
] as const;

/** Listens for the keys that work on every page, and lists all keys on `?`. */
export function KeysDialog({ permissions }: { readonly permissions: readonly string[] }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const items = visibleItems(permissions);
  useKeys({
    '?': () => setOpen(true),
    '/': () => document.querySelector<HTMLElement>('main [data-filter]')?.focus(),
    ...Object.fromEntries(items.map(({ key, href }) => [`g ${key}`, () => router.push(href)])),
  });
  return (
    <Dialog open={open} onOpenChange={setOpen} title="Keys" description="They can be switched off in Settings.">
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
        {[...pageKeys, ...items.map(({ key, name }) => [`g ${key}`, `go to ${name}`] as const)].map(([keys, does]) => (
          <div key={keys} className="contents">
            <dt>
              <KeyHint>{keys}</KeyHint>
            </dt>
            <dd className="text-ink-2">{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
