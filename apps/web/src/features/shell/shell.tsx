import type { RouterOutputs } from '@/trpc/router-outputs.ts';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/index.ts';
import { KeysDialog } from './keys-dialog.tsx';
import { MobileNavigation } from './mobile-navigation.tsx';
import { Navigation } from './navigation.tsx';
import { OrganisationMenu } from './organisation-menu.tsx';
import { signOut } from './session-actions.ts';
import { StatusLine } from './status-line.tsx';
import { ThemeToggle } from './theme-toggle.tsx';

/** The frame of every console page: top bar, navigation, content, status line. */
export function Shell({
  viewer,
  children,
}: {
  readonly viewer: RouterOutputs['auth']['viewer'];
  readonly children: ReactNode;
}) {
  const { permissions } = viewer;
  return (
    <div className="grid h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[40px_minmax(0,1fr)_24px] lg:grid-cols-[192px_minmax(0,1fr)]">
      <a
        href="#content"
        className="fixed top-1 left-1 z-50 -translate-y-16 rounded-control bg-ink-1 px-3 py-1.5 text-ink-inv focus:translate-y-0"
      >
        Skip to content
      </a>
      <header className="col-span-full flex items-center gap-3 border-b border-line-1 bg-surface-0 px-3">
        <MobileNavigation permissions={permissions} />
        <OrganisationMenu current={viewer.organisation} all={viewer.organisations} />
        <div className="ml-auto flex items-center gap-2">
          <ThemeToggle />
          <span className="text-ink-2 max-sm:hidden" title={viewer.person.email}>
            {viewer.person.name}
          </span>
          <form action={signOut}>
            <Button type="submit">Sign out</Button>
          </form>
        </div>
      </header>
      <div className="overflow-y-auto border-r border-line-1 bg-surface-0 max-lg:hidden">
        <Navigation permissions={permissions} />
      </div>
      <main
        id="content"
        tabIndex={-1}
        className="relative min-w-0 overflow-y-auto bg-surface-1 outline-none focus-visible:shadow-none"
      >
        {children}
      </main>
      <div className="col-span-full">
        <StatusLine />
      </div>
      <KeysDialog permissions={permissions} />
    </div>
  );
}
