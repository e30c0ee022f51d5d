import type { Route } from 'next';
import Link from 'next/link';
import { classNames } from '@/components/ui/index.ts';

const tabs = [
  { id: 'models', name: 'Providers and models', href: '/models' },
  { id: 'routes', name: 'Routes', href: '/models/routes' },
] as const satisfies readonly { readonly id: string; readonly name: string; readonly href: Route }[];

/** The room's two pages. */
export function ModelsTabs({ current }: { readonly current: (typeof tabs)[number]['id'] }) {
  return (
    <nav aria-label="Models" className="flex shrink-0 gap-4 border-b border-line-1 px-4">
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
