'use client';

import { usePathname } from 'next/navigation';
import { useEffect } from 'react';
import { itemOf } from './navigation/index.ts';
import { useRecent } from './palette/index.ts';

/** Outlives the frame: leaving a page that was not found draws a new one. Undefined until the first page is shown. */
let shownPathname: string | undefined;

const openLayer = '[role="dialog"][data-open], [role="alertdialog"][data-open]';

/** Focuses the title now, or when the layer that somebody opened while the page was on its way is closed. */
function focusTitle(title: HTMLElement): void {
  title.tabIndex = -1;
  if (document.querySelector(openLayer) === null) {
    title.focus({ preventScroll: true });
    return;
  }
  const observer = new MutationObserver(() => {
    if (document.querySelector(openLayer) !== null) return;
    observer.disconnect();
    // What had the focus before the layer went with the page that was left.
    if (document.activeElement === document.body) title.focus({ preventScroll: true });
  });
  observer.observe(document.body, { childList: true });
}

/**
 * After a change of page: the focus is on its title, so that a keyboard goes on from there and a screen reader says
 * where one is. A page of one thing is remembered for the palette.
 */
export function RouteFocus() {
  const pathname = usePathname();
  const { remember } = useRecent();
  useEffect(() => {
    const title = document.querySelector<HTMLElement>('main h1');
    const item = itemOf(pathname);
    const name = decodeURIComponent(pathname.split('/').at(-1) ?? '');
    if (item !== undefined && pathname !== item.href && title?.textContent.includes(name) === true) {
      remember({ id: pathname, kind: 'visited', name, note: item.name, href: pathname });
    }
    const isFirst = shownPathname === undefined;
    if (shownPathname === pathname) return;
    shownPathname = pathname;
    if (isFirst) return;
    document.querySelector('main')?.scrollTo(0, 0);
    if (title !== null) focusTitle(title);
  }, [pathname, remember]);
  return null;
}
