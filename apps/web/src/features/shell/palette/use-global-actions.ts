'use client';

import { Building2, CirclePause, Contrast, Keyboard, LogOut, Plus, UserPlus } from 'lucide-react';
import { usePathname, useRouter } from 'next/navigation';
import { useLive, useLiveSources } from '@/components/live/index.ts';
import { useToasts } from '@/components/ui/index.ts';
import { setSingleKeys, useSingleKeys } from '@/preferences/index.ts';
import { useDepartment } from '../department/index.ts';
import { itemOf } from '../navigation/index.ts';
import { useMay } from '../permissions.tsx';
import { signOut } from '../session-actions.ts';
import { shownTheme, swapTheme } from '../swap-theme.ts';
import { useSwitchOrganisation } from '../use-switch-organisation.ts';
import type { PaletteItem } from './palette-item.ts';

export interface GlobalActionsOptions {
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
  readonly currentOrganisationId: string;
  readonly openKeys: () => void;
}

function useDepartmentActions(): readonly PaletteItem[] {
  const router = useRouter();
  const pathname = usePathname();
  const here = itemOf(pathname);
  const { departmentId, departments, setDepartment } = useDepartment();
  const narrowTo = (id: string | undefined) => {
    if (here?.byDepartment === true && pathname === here.href) setDepartment(id);
    else router.push(id === undefined ? '/overview' : `/overview?department=${encodeURIComponent(id)}`);
  };
  const choices = [{ id: undefined, name: 'every department' }, ...departments];
  return choices.map(({ id, name }) => ({
    id: `department.${id ?? 'every'}`,
    kind: 'department',
    name: `Show ${name}`,
    note: 'department',
    icon: Building2,
    unavailable: here?.byDepartment === true && id === departmentId ? 'shown now' : undefined,
    run: () => narrowTo(id),
  }));
}

/** What can be done from every page by this role. */
export function useGlobalActions(options: GlobalActionsOptions): readonly PaletteItem[] {
  const { toast } = useToasts();
  const [mayCreateAgents, mayInvite] = [useMay('agents:write'), useMay('people:write')];
  const singleKeys = useSingleKeys();
  const live = useLive();
  const isLive = useLiveSources().read().size > 0;
  const organisation = useSwitchOrganisation();
  const departmentActions = useDepartmentActions();
  const otherTheme = typeof document === 'undefined' || shownTheme() === 'light' ? 'dark' : 'light';
  const theme = () => {
    swapTheme();
    toast({ title: `The theme is ${otherTheme} now.`, undo: swapTheme });
  };
  const keys = () => {
    setSingleKeys(!singleKeys);
    toast({ title: `Single keys are ${singleKeys ? 'off' : 'on'}.`, undo: () => setSingleKeys(singleKeys) });
  };
  return [
    ...(mayCreateAgents
      ? [{ id: '/agents/new', kind: 'action', name: 'Create agent…', icon: Plus, href: '/agents/new' } as const]
      : []),
    ...(mayInvite
      ? [{ id: 'people.invite', kind: 'action', name: 'Invite person…', icon: UserPlus, href: '/people' } as const]
      : []),
    {
      id: 'live',
      kind: 'action',
      name: live.paused ? 'Resume live' : 'Pause live',
      note: live.paused ? 'shows what waits' : 'new rows wait',
      key: 'space',
      icon: CirclePause,
      unavailable: isLive ? undefined : 'nothing is live on this page',
      run: () => live.setPaused(!live.paused),
    },
    { id: 'theme', kind: 'action', name: `Use ${otherTheme} theme`, words: 'light dark', icon: Contrast, run: theme },
    {
      id: 'keys.list',
      kind: 'action',
      name: 'List all keys',
      words: 'help',
      key: '?',
      icon: Keyboard,
      run: options.openKeys,
    },
    {
      id: 'keys.switch',
      kind: 'action',
      name: `Switch single keys ${singleKeys ? 'off' : 'on'}`,
      note: '⌘K or Ctrl K always works',
      icon: Keyboard,
      run: keys,
    },
    ...departmentActions,
    ...options.organisations
      .filter(({ id }) => id !== options.currentOrganisationId)
      .map(({ id, name }) => ({
        id: `organisation.${id}`,
        kind: 'action' as const,
        name: `Switch to ${name}`,
        note: 'organisation',
        run: () => organisation.choose(id),
      })),
    { id: 'sign-out', kind: 'action', name: 'Sign out', icon: LogOut, run: () => void signOut() },
  ];
}
