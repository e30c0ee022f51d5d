'use client';

import { Menu } from '@base-ui/react/menu';
import { Contrast, LogOut, Settings } from 'lucide-react';
import { useRouter } from 'next/navigation';
import type { ReactNode, RefObject } from 'react';
import type { PopupTrigger } from '@/later/index.ts';
import { swapTheme } from './swap-theme.ts';

export interface AccountMenuLayerProps {
  readonly name: string;
  readonly email: string;
  readonly onSignOut: () => void;
  /** Where the menu stands in the document. */
  readonly place: RefObject<HTMLElement | null>;
}

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

/** The menu of oneself, with its button. */
export function AccountMenuLayer(props: AccountMenuLayerProps & { readonly trigger: PopupTrigger }) {
  const { name, email, onSignOut, place, trigger } = props;
  const router = useRouter();
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger {...trigger} />
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
              <AccountItem onClick={onSignOut}>
                <LogOut aria-hidden="true" size={14} strokeWidth={1.6} />
                Sign out
              </AccountItem>
            </div>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
