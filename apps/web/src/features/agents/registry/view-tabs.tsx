'use client';

import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { classNames } from '@/components/ui/index.ts';
import { presetViews } from './preset-views.ts';

const compared = ['filters', 'agents.sort'];

/** The registry as people ask for it; a view is a link, so that it can be opened beside, kept and sent. */
export function ViewTabs({ viewerId }: { readonly viewerId: string }) {
  const address = useSearchParams();
  const department = address.get('department');
  return (
    <nav aria-label="Views" className="flex shrink-0 gap-4 overflow-x-auto border-b border-line-1 px-4">
      {presetViews(viewerId).map(({ name, query }) => {
        const wanted = new URLSearchParams(query);
        const current = compared.every((part) => (wanted.get(part) ?? '') === (address.get(part) ?? ''));
        if (department !== null) wanted.set('department', department);
        const search = wanted.toString();
        return (
          <Link
            key={name}
            href={search === '' ? '/agents' : `/agents?${search}`}
            prefetch={false}
            aria-current={current ? 'page' : undefined}
            className={classNames(
              '-mb-px inline-flex h-8 items-center border-b-2 whitespace-nowrap',
              current ? 'border-ink-1 font-medium text-ink-1' : 'border-transparent text-ink-2 hover:text-ink-1',
            )}
          >
            {name}
          </Link>
        );
      })}
    </nav>
  );
}
