'use client';

import { Tooltip } from '@base-ui/react/tooltip';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { classNames } from '@/components/ui/index.ts';
import { useDepartmentHref } from '../department/index.ts';
import type { NavigationItem } from './navigation-items.ts';
import { itemOf, visibleItems } from './navigation-items.ts';

interface NavigationLinkProps {
  readonly item: NavigationItem;
  readonly current: boolean;
  /** Names give way to icons where the window is narrow; the sheet always has room for names. */
  readonly folds: boolean;
}

const wide = 'max-[89.99rem]:sr-only';

function NavigationLink({ item, current, folds }: NavigationLinkProps) {
  const Icon = item.icon;
  const href = useDepartmentHref()(item);
  const look = classNames(
    'flex h-7 items-center gap-2 rounded-control px-2 max-md:h-11',
    folds && 'max-[89.99rem]:justify-center',
    current ? 'bg-surface-3 font-medium text-ink-1' : 'text-ink-2 hover:bg-surface-2',
  );
  const link = (
    <Link href={href} aria-current={current ? 'page' : undefined} className={look}>
      <Icon aria-hidden="true" size={14} strokeWidth={1.6} className="shrink-0 text-ink-3" />
      <span className={folds ? wide : undefined}>{item.name}</span>
      <span
        aria-hidden="true"
        className={classNames(
          'ml-auto font-mono text-11 text-ink-3',
          folds ? 'max-[89.99rem]:hidden' : 'max-md:hidden',
        )}
      >
        g {item.key}
      </span>
    </Link>
  );
  if (!folds) return link;
  return (
    <Tooltip.Root>
      <Tooltip.Trigger render={link} />
      <Tooltip.Portal>
        <Tooltip.Positioner side="right" sideOffset={6} className="z-40 min-[90rem]:hidden">
          <Tooltip.Popup className="flex items-center gap-2 rounded-control border border-line-2 bg-surface-pop px-2 py-1 text-12 shadow-[var(--float-shadow)]">
            {item.name}
            <span aria-hidden="true" className="font-mono text-11 text-ink-3">
              g {item.key}
            </span>
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}

export interface NavigationProps {
  readonly permissions: readonly string[];
  readonly folds?: boolean;
}

/** The pages that the viewer may read, in groups. */
export function Navigation({ permissions, folds = false }: NavigationProps) {
  const current = itemOf(usePathname());
  const groups = Map.groupBy(visibleItems(permissions), ({ group }) => group);
  const place = folds ? 'navigation' : 'sheet';
  return (
    <Tooltip.Provider delay={200}>
      <nav aria-label="Console" className="flex h-full flex-col gap-4 p-2 pt-3">
        {[...groups].map(([group, items]) => (
          <div key={group} className={group === 'You' ? 'mt-auto' : undefined}>
            <p
              id={`${place}-${group}`}
              className={classNames(group === 'You' ? 'sr-only' : 'px-2 pb-1 text-12 text-ink-3', folds && wide)}
            >
              {group}
            </p>
            <ul aria-labelledby={`${place}-${group}`} className="flex flex-col gap-px">
              {items.map((item) => (
                <li key={item.href}>
                  <NavigationLink item={item} current={item === current} folds={folds} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
    </Tooltip.Provider>
  );
}
