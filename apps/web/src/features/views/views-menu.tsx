'use client';

import { Bookmark } from 'lucide-react';
import { buttonClass } from '@/components/ui/index.ts';
import { lazyPopup } from '@/later/index.ts';
import type { ViewsMenuProps } from './views-menu-layer.tsx';

const Layer = lazyPopup<ViewsMenuProps>('menu', async () => (await import('./views-menu-layer.tsx')).ViewsMenuLayer);

/** All views of a room, and what can be done with the current one. */
export function ViewsMenu(props: ViewsMenuProps) {
  const { current } = props;
  return (
    <Layer
      {...props}
      trigger={{
        className: `${buttonClass('ghost')} max-w-72 min-w-0 !shrink`,
        children: (
          <>
            <Bookmark aria-hidden="true" size={14} strokeWidth={1.6} className="shrink-0" />
            <span className="truncate">Views{current && `: ${current.view.name}`}</span>
            {current?.changed === true && (
              <>
                <span
                  aria-hidden="true"
                  title="Changed since it was opened"
                  className="size-1.5 shrink-0 rounded-full bg-you"
                />
                <span className="sr-only">(changed)</span>
              </>
            )}
          </>
        ),
      }}
    />
  );
}
