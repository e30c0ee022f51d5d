'use client';

import { useRef, useTransition } from 'react';
import { lazyPopup } from '@/later/index.ts';
import type { AccountMenuLayerProps } from './account-menu-layer.tsx';
import { initialsOf } from './initials-of.ts';
import { signOut } from './session-actions.ts';

const Layer = lazyPopup<AccountMenuLayerProps>(
  'menu',
  async () => (await import('./account-menu-layer.tsx')).AccountMenuLayer,
);

/** Who is signed in, and what one does about oneself. */
export function AccountMenu({ name, email }: { readonly name: string; readonly email: string }) {
  const place = useRef<HTMLDivElement>(null);
  const [pending, startTransition] = useTransition();
  return (
    <div ref={place} className="shrink-0">
      <Layer
        name={name}
        email={email}
        place={place}
        onSignOut={() => startTransition(() => signOut())}
        trigger={{
          'aria-label': `Account of ${name}, ${initialsOf(name)}`,
          disabled: pending,
          className:
            'grid size-6 place-items-center rounded-full border border-line-2 bg-surface-1 text-11 font-medium text-ink-2 hover:bg-surface-2 focus-visible:rounded-full',
          children: initialsOf(name),
        }}
      />
    </div>
  );
}
