'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent } from 'react';
import { useCopyLink } from '@/components/time-range/index.ts';
import { KeyListener, useKeys } from '@/preferences/index.ts';
import { useDepartmentHref } from './department/index.ts';
import { visibleItems } from './navigation/index.ts';
import { useShellControls } from './shell-controls.tsx';

/** The keys that work on every page. ⌘K and Ctrl K work in text fields too, and cannot be switched off. */
export function ShellKeys({ permissions }: { readonly permissions: readonly string[] }) {
  const router = useRouter();
  const { openPalette, openKeys } = useShellControls();
  const hrefOf = useDepartmentHref();
  useKeys(
    {
      '?': { does: 'all keys of this page', run: openKeys },
      '.': { does: 'actions of this page', run: () => openPalette('page') },
      '/': () => document.querySelector<HTMLElement>('main [data-filter]')?.focus(),
      ...Object.fromEntries(
        visibleItems(permissions).map((item) => [
          `g ${item.key}`,
          { does: item.name, run: () => router.push(hrefOf(item)) },
        ]),
      ),
    },
    'everywhere',
  );
  useCopyLink();
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    if (!document.querySelector('[role="dialog"], [role="alertdialog"]')) openPalette();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
  return <KeyListener />;
}
