'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { parentsOf } from './parents-of.ts';

/** Where a page belongs, before its title: `Agents /`. Nothing on a page of the navigation itself. */
export function PageTrail() {
  const parents = parentsOf(usePathname());
  if (parents.length === 0) return null;
  return (
    <nav aria-label="Breadcrumbs" className="-mr-1">
      <ol className="flex items-center gap-2">
        {parents.map(({ href, name }) => (
          <li key={href} className="flex items-center gap-2 text-ink-2">
            <Link href={href as Route} className="inline-flex min-h-6 items-center hover:underline">
              {name}
            </Link>
            <span aria-hidden="true" className="text-ink-3">
              /
            </span>
          </li>
        ))}
      </ol>
    </nav>
  );
}
