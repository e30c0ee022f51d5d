import { RoomTabs } from '@/components/ui/index.ts';

const tabs = [
  { id: 'members', name: 'Members', href: '/people' },
  { id: 'roles', name: 'Roles', href: '/people/roles' },
] as const;

/** The room's two pages. */
export function PeopleTabs({ current }: { readonly current: (typeof tabs)[number]['id'] }) {
  return <RoomTabs label="People" tabs={tabs} current={current} />;
}
