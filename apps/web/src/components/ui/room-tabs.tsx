import type { Route } from 'next';
import Link from 'next/link';
import { classNames } from './class-names.ts';

export interface RoomTabsProps<Id extends string> {
  readonly label: string;
  readonly tabs: readonly { readonly id: Id; readonly name: string; readonly href: Route }[];
  readonly current: Id;
}

/** The pages of a room, each at its own address. */
export function RoomTabs<Id extends string>({ label, tabs, current }: RoomTabsProps<Id>) {
  return (
    <nav aria-label={label} className="flex shrink-0 gap-4 border-b border-line-1 px-4">
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
