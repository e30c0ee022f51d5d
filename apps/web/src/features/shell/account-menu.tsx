'use client';

import { Menu } from '@base-ui/react/menu';
import { Contrast, LogOut, Settings } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useRef, useTransition, type ReactNode } from 'react';
import { initialsOf } from './initials-of.ts';
import { signOut } from './session-actions.ts';
import { swapTheme } from './swap-theme.ts';

function AccountItem({ onClick, children }: { readonly onClick: () => void; readonly children: ReactNode }) {
  return (
    <Menu.Item
      onClick={onClick}
      className="flex min-h-7 cursor-pointer items-center gap-2 rounded-control px-2 outline-none data-highlighted:bg-surface-2 [&_svg]:text-ink-3"
    >
      {children}
    </Menu.Item>
  );
}

/** Who is signed in, and what one does about oneself. */
export function AccountMenu({ name, email }: { readonly name: string; readonly email: string }) {
  const place = useRef<HTMLDivElement>(null);
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  return (
    <div ref={place} className="shrink-0">
      <Menu.Root modal={false}>
        <Menu.Trigger
          aria-label={`Account of ${name}, ${initialsOf(name)}`}
          disabled={pending}
          className="grid size-6 place-items-center rounded-full border border-line-2 bg-surface-1 text-11 font-medium text-ink-2 hover:bg-surface-2 focus-visible:rounded-full"
        >
          {initialsOf(name)}
        </Menu.Trigger>
        <Menu.Portal container={place}>
          <Menu.Positioner sideOffset={6} align="end" className="z-40">
            <Menu.Popup className="max-w-[min(320px,90vw)] min-w-52 rounded-float border border-line-2 bg-surface-pop p-1 shadow-[var(--float-shadow)] outline-none">
              <div className="border-b border-line-1 px-2 pt-1 pb-1.5 break-words">
                <p className="font-medium">{name}</p>
                <p className="text-12 text-ink-3">{email}</p>
              </div>
              <div className="pt-1">
                <AccountItem onClick={() => router.push('/settings')}>
                  <Settings aria-hidden="true" size={14} strokeWidth={1.6} />
                  Settings
                </AccountItem>
                <AccountItem onClick={swapTheme}>
                  <Contrast aria-hidden="true" size={14} strokeWidth={1.6} />
                  Swap light and dark theme
                </AccountItem>
                <AccountItem onClick={() => startTransition(() => signOut())}>
                  <LogOut aria-hidden="true" size={14} strokeWidth={1.6} />
                  Sign out
                </AccountItem>
              </div>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </div>
  );
}
