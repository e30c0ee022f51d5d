'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useRef } from 'react';
import { classNames } from '@/components/ui/index.ts';
import { useDepartmentHref } from '../department/index.ts';
import type { NavigationItem } from './navigation-items.ts';
import { itemOf, visibleItems } from './navigation-items.ts';
import { NavigationTip } from './navigation-tip.tsx';

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
  return (
    <Link
      href={href}
      aria-current={current ? 'page' : undefined}
      {...(folds && { 'data-tip': item.name, 'data-tip-key': item.key })}
      className={look}
    >
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
}

export interface NavigationProps {
  readonly permissions: readonly string[];
  readonly folds?: boolean;
}

/** The pages that the viewer may read, in groups. */
export function Navigation({ permissions, folds = false }: NavigationProps) {
  const current = itemOf(usePathname());
  const list = useRef<HTMLElement>(null);
  const groups = Map.groupBy(visibleItems(permissions), ({ group }) => group);
  const place = folds ? 'navigation' : 'sheet';
  return (
    <>
      <nav ref={list} aria-label="Console" className="flex h-full flex-col gap-4 p-2 pt-3">
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
      {folds && <NavigationTip list={list} />}
    </>
  );
}
