'use client';

import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { classNames, Page } from '@/components/ui/index.ts';
import { useMay } from '@/features/shell/index.ts';

const sections = [
  { id: 'you', name: 'You', href: '/settings' },
  { id: 'sign-in', name: 'Sign-in', href: '/settings/sign-in' },
  { id: 'organisation', name: 'Organisation', href: '/settings/organisation' },
  { id: 'currency', name: 'Currency', href: '/settings/currency' },
  { id: 'intent', name: 'Intent of calls', href: '/scheduler/intent' },
  { id: 'tools', name: 'Tool limits', href: '/scheduler/tools' },
] as const satisfies readonly { readonly id: string; readonly name: string; readonly href: Route }[];

export interface SettingsFrameProps {
  readonly section: keyof typeof titles;
  readonly note: string;
  readonly children: ReactNode;
}

const titles = { you: 'Settings', 'sign-in': 'Sign-in', organisation: 'Organisation', currency: 'Currency' } as const;

/** Sections at the left, each with an address of its own; above the content on narrow windows. */
export function SettingsFrame({ section, note, children }: SettingsFrameProps) {
  const maySeeMoney = useMay('finance:read');
  return (
    <Page title={titles[section]} note={note}>
      <div className="grid md:grid-cols-[176px_minmax(0,1fr)]">
        <nav aria-label="Settings" className="border-line-1 p-2 max-md:border-b md:min-h-full md:border-r">
          <ul className="flex gap-1 md:flex-col">
            {sections
              .filter(({ id }) => id !== 'currency' || maySeeMoney)
              .map(({ id, name, href }) => (
                <li key={id}>
                  <Link
                    href={href}
                    aria-current={id === section ? 'page' : undefined}
                    className={classNames(
                      'flex h-7 items-center rounded-control px-2',
                      id === section ? 'bg-surface-3 font-medium text-ink-1' : 'text-ink-2 hover:bg-surface-2',
                    )}
                  >
                    {name}
                  </Link>
                </li>
              ))}
          </ul>
        </nav>
        <div className="min-w-0 max-w-[760px]">{children}</div>
      </div>
    </Page>
  );
}
