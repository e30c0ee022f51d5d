import type { ReactNode } from 'react';
import { LiveProvider } from '@/components/live/index.ts';
import type { RouterOutputs } from '@/trpc/router-outputs.ts';
import { ActionProvider } from './actions/index.ts';
import { Navigation } from './navigation/index.ts';
import { RecentOwner } from './palette/index.ts';
import { PermissionsProvider } from './permissions.tsx';
import { RouteFocus } from './route-focus.tsx';
import { ShellKeys } from './shell-keys.tsx';
import { ShellLayers } from './shell-layers.tsx';
import { StatusArea } from './status/index.ts';
import { TopBar } from './top-bar.tsx';

export interface ShellProps {
  readonly viewer: RouterOutputs['auth']['viewer'];
  readonly children: ReactNode;
}

/** The frame of every console page: top bar, navigation, content, status line, and the layers above them. */
export function Shell({ viewer, children }: ShellProps) {
  const { permissions, organisation, organisations, person } = viewer;
  return (
    <PermissionsProvider permissions={permissions}>
      <RecentOwner value={`${organisation.id}.${person.id}`}>
        <LiveProvider>
          <ActionProvider>
            <ShellLayers {...{ permissions, organisations }} currentOrganisationId={organisation.id}>
              <div className="grid h-dvh print:block print:h-auto grid-cols-[minmax(0,1fr)] grid-rows-[40px_minmax(0,1fr)_auto] md:grid-cols-[48px_minmax(0,1fr)] min-[90rem]:grid-cols-[192px_minmax(0,1fr)]">
                <a
                  href="#content"
                  className="fixed top-1 left-1 z-50 -translate-y-16 rounded-control bg-ink-1 px-3 py-1.5 text-ink-inv focus:translate-y-0"
                >
                  Skip to content
                </a>
                <TopBar viewer={viewer} />
                <div className="overflow-y-auto border-r border-line-1 bg-surface-0 max-md:hidden print:hidden">
                  <Navigation permissions={permissions} folds />
                </div>
                <main
                  id="content"
                  tabIndex={-1}
                  className="relative min-w-0 overflow-y-auto bg-surface-1 outline-none focus-visible:shadow-none print:overflow-visible"
                >
                  {children}
                </main>
                <div className="col-span-full min-w-0 print:hidden">
                  <StatusArea />
                </div>
              </div>
              <ShellKeys permissions={permissions} />
              <RouteFocus />
            </ShellLayers>
          </ActionProvider>
        </LiveProvider>
      </RecentOwner>
    </PermissionsProvider>
  );
}
