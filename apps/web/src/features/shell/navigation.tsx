'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { classNames } from '@/components/ui/index.ts';
import type { NavigationItem } from './navigation-items.ts';
import { visibleItems } from './navigation-items.ts';

function NavigationLink({ item, current }: { readonly item: NavigationItem; readonly current: boolean }) {
  const Icon = item.icon;
  return (
    <Link
      href={item.href}
      aria-current={current ? 'page' : undefined}
      className={classNames(
        'flex h-7 items-center gap-2 rounded-control px-2',
        current ? 'bg-surface-3 font-medium text-ink-1' : 'text-ink-2 hover:bg-surface-2',
      )}
    >
      <Icon aria-hidden="true" size={14} strokeWidth={1.6} className="text-ink-3" />
      {item.name}
      <span aria-hidden="true" className="ml-auto font-mono text-11 text-ink-3">
        g {item.key}
      </span>
    </Link>
  );
}

/** The pages that the viewer may read, in groups. */
export function Navigation({ permissions }: { readonly permissions: readonly string[] }) {
  const pathname = usePathname();
  const groups = Map.groupBy(visibleItems(permissions), ({ group }) => group);
  return (
    <nav aria-label="Console" className="flex h-full flex-col gap-4 p-2 pt-3">
      {[...groups].map(([group, items]) => (
        <div key={group} className={group === 'You' ? 'mt-auto' : undefined}>
          <p className={group === 'You' ? 'sr-only' : 'px-2 pb-1 text-12 text-ink-3'} id={`navigation-${group}`}>
            {group}
          </p>
          <ul aria-labelledby={`navigation-${group}`} className="flex flex-col gap-px">
            {items.map((item) => (
              <li key={item.href}>
                <NavigationLink item={item} current={pathname === item.href || pathname.startsWith(`${item.href}/`)} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
