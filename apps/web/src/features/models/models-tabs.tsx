import { RoomTabs } from '@/components/ui/index.ts';

const tabs = [
  { id: 'models', name: 'Providers and models', href: '/models' },
  { id: 'routes', name: 'Routes', href: '/models/routes' },
] as const;

/** The room's two pages. */
export function ModelsTabs({ current }: { readonly current: (typeof tabs)[number]['id'] }) {
  return <RoomTabs label="Models" tabs={tabs} current={current} />;
}
