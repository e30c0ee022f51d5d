import type { permission } from '@agent-os/core/contracts';
import type { LucideIcon } from 'lucide-react';
import {
  ArrowLeftRight,
  Boxes,
  Building2,
  FlaskConical,
  Filter,
  Gauge,
  KeyRound,
  Landmark,
  ListChecks,
  ListOrdered,
  Palette,
  Plug,
  Scale,
  Settings,
  UserRoundCog,
  Users,
  Wallet,
  Zap,
} from 'lucide-react';
import type { Route } from 'next';
import type { z } from 'zod';

export interface NavigationItem {
  readonly href: Route;
  readonly name: string;
  /** Second key after `g`. */
  readonly key: string;
  readonly icon: LucideIcon;
  readonly group: 'Operate' | 'Economy' | 'Govern' | 'Build' | 'You';
  /** Without it the page is absent. */
  readonly permission?: z.infer<typeof permission>;
  /** For whoever builds the console: absent from what is shipped. */
  readonly developmentOnly?: boolean;
  /** The page shows one department when the address says so. */
  readonly byDepartment?: boolean;
}

/** Keys that design.md gives to pages to come (i r p u n t d v) stay free. */
export const navigationItems: readonly NavigationItem[] = [
  {
    href: '/overview',
    name: 'Overview',
    key: 'o',
    icon: Gauge,
    group: 'Operate',
    permission: 'overview:read',
    byDepartment: true,
  },
  {
    href: '/calls',
    name: 'Calls',
    key: 'c',
    icon: ArrowLeftRight,
    group: 'Operate',
    permission: 'calls:read',
    byDepartment: true,
  },
  {
    href: '/agents',
    name: 'Agents',
    key: 'a',
    icon: Users,
    group: 'Operate',
    permission: 'agents:read',
    byDepartment: true,
  },
  {
    href: '/scheduler',
    name: 'Scheduler',
    key: 's',
    icon: ListOrdered,
    group: 'Operate',
    permission: 'scheduler:read',
  },
  { href: '/tasks', name: 'Tasks', key: 'q', icon: ListChecks, group: 'Operate', permission: 'tasks:read' },
  { href: '/market', name: 'Market', key: 'm', icon: Scale, group: 'Economy', permission: 'market:read' },
  { href: '/finance', name: 'Finance', key: 'f', icon: Landmark, group: 'Economy', permission: 'finance:read' },
  { href: '/budgets', name: 'Budgets', key: 'b', icon: Wallet, group: 'Economy', permission: 'budgets:read' },
  { href: '/energy', name: 'Energy', key: 'e', icon: Zap, group: 'Economy', permission: 'models:read' },
  { href: '/goodput', name: 'Goodput', key: 'g', icon: Filter, group: 'Economy', permission: 'models:read' },
  { href: '/people', name: 'People', key: 'h', icon: UserRoundCog, group: 'Govern', permission: 'people:read' },
  {
    href: '/departments',
    name: 'Departments',
    key: 'w',
    icon: Building2,
    group: 'Govern',
    permission: 'agents:read',
  },
  { href: '/keys', name: 'API keys', key: 'k', icon: KeyRound, group: 'Govern', permission: 'keys:read' },
  { href: '/models', name: 'Models', key: 'l', icon: Boxes, group: 'Build', permission: 'models:read' },
  { href: '/connect', name: 'Connect an agent', key: 'j', icon: Plug, group: 'Build', permission: 'keys:write' },
  { href: '/playground', name: 'Playground', key: 'y', icon: FlaskConical, group: 'Build', permission: 'keys:write' },
  {
    href: '/design',
    name: 'Design',
    key: 'x',
    icon: Palette,
    group: 'Build',
    developmentOnly: true,
  },
  { href: '/settings', name: 'Settings', key: ',', icon: Settings, group: 'You' },
];

/** The pages that these permissions open. */
export function visibleItems(permissions: readonly string[]): readonly NavigationItem[] {
  return navigationItems.filter(
    ({ permission, developmentOnly = false }) =>
      (permission === undefined || permissions.includes(permission)) &&
      (!developmentOnly || process.env.NODE_ENV === 'development'),
  );
}

/** The page of the navigation to which an address belongs. */
export function itemOf(pathname: string): NavigationItem | undefined {
  return navigationItems.find(({ href }) => pathname === href || pathname.startsWith(`${href}/`));
}
