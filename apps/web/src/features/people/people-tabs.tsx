import type { Route } from 'next';
import Link from 'next/link';
import { classNames } from '@/components/ui/index.ts';

const tabs = [
  { id: 'members', name: 'Members', href: '/people' },
  { id: 'roles', name: 'Roles', href: '/people/roles' },
] as const satisfies readonly { readonly id: string; readonly name: string; readonly href: Route }[];

/** The room's two pages. */
export function PeopleTabs({ current }: { readonly current: (typeof tabs)[number]['id'] }) {
  return (
    <nav aria-label="People" className="flex shrink-0 gap-4 border-b border-line-1 px-4">
      {tabs.map(({ id, name, href }) => (
        <Link
          key={id}
          href={href}
          aria-current={id === current ? 'page' : undefined}
          className={classNames(
            '-mb-px flex h-8 items-center border-b-2 whitespace-nowrap',
            id === current ? 'border-ink-1 font-medium text-ink-1' : 'border-transparent text-ink-2',
          )}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
