'use client';

import Link from 'next/link';
import { usePathname, useRouter } from 'next/navigation';
import { Button, EmptyState } from '@/components/ui/index.ts';
import { describeMissing } from './describe-missing.ts';
import { itemOf } from './navigation/index.ts';
import { useShellControls } from './shell-controls.tsx';

/** What was looked for, a search for it, and the way back. */
export function NotFoundHelp() {
  const pathname = usePathname();
  const router = useRouter();
  const { openPalette } = useShellControls();
  const list = itemOf(pathname);
  const { sentence, searchText } = describeMissing(pathname, list?.name);
  return (
    <EmptyState title={sentence}>
      <p className="mt-1 max-w-prose">
        It may have been removed, or it belongs to an organisation that you are not in now, or your roles do not open
        it. Nothing was changed.
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button look="main" onClick={() => openPalette('everything', searchText)}>
          {searchText === '' ? 'Search…' : `Search for ${searchText}…`}
        </Button>
        <Button onClick={() => router.back()}>Go back</Button>
      </div>
      <p className="mt-3">
        Or {list === undefined ? 'go to' : 'look through'}{' '}
        <Link href={list?.href ?? '/overview'} className="text-you underline">
          {list === undefined ? 'the overview' : `all ${list.name.toLowerCase()}`}
        </Link>
        .
      </p>
    </EmptyState>
  );
}
