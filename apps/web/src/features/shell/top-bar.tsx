'use client';

import { CircleQuestionMark, Search } from 'lucide-react';
import { LiveControl } from '@/components/live/index.ts';
import { Button, KeyHint } from '@/components/ui/index.ts';
import type { RouterOutputs } from '@/trpc/router-outputs.ts';
import { AccountMenu } from './account-menu.tsx';
import { DepartmentMenu } from './department/index.ts';
import { MobileNavigation, navigationItems } from './navigation/index.ts';
import { OrganisationMenu } from './organisation-menu.tsx';
import { useShellControls } from './shell-controls.tsx';
import { usePaletteKey } from './use-palette-key.ts';

const departmentPages = navigationItems.filter(({ byDepartment }) => byDepartment).map(({ href }) => href);

/** Where one is, the palette, and oneself. */
export function TopBar({ viewer }: { readonly viewer: RouterOutputs['auth']['viewer'] }) {
  const { openPalette, openKeys } = useShellControls();
  const paletteKey = usePaletteKey();
  return (
    <header className="col-span-full flex items-center gap-2 border-b border-line-1 bg-surface-0 px-2 print:hidden">
      <MobileNavigation permissions={viewer.permissions} />
      <div className="flex min-w-0 items-center min-[90rem]:w-[184px]">
        <OrganisationMenu current={viewer.organisation} all={viewer.organisations} />
      </div>
      <button
        type="button"
        onClick={() => openPalette()}
        className="flex h-7 min-w-0 shrink items-center gap-2 rounded-control border border-line-3 bg-surface-1 px-2 text-left text-ink-3 hover:bg-surface-2 sm:w-[min(366px,32vw)]"
      >
        <Search aria-hidden="true" size={14} strokeWidth={1.6} className="shrink-0" />
        <span className="min-w-0 flex-1 truncate max-sm:sr-only">Search or run a command</span>
        <span className="flex max-md:hidden">
          <KeyHint>{paletteKey}</KeyHint>
        </span>
      </button>
      <DepartmentMenu pages={departmentPages} />
      <div className="ml-auto flex shrink-0 items-center gap-2">
        <LiveControl />
        <Button
          look="ghost"
          aria-label="List all keys"
          title="All keys (?)"
          onClick={openKeys}
          className="!w-7 !px-0 max-md:hidden"
        >
          <CircleQuestionMark aria-hidden="true" size={14} strokeWidth={1.6} />
        </Button>
        <AccountMenu name={viewer.person.name} email={viewer.person.email} />
      </div>
    </header>
  );
}
