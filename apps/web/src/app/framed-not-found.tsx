'use client';

import { Page } from '@/components/ui/index.ts';
import { NotFoundHelp } from '@/features/shell/index.ts';
import { ConsoleLayers, type ConsoleLayersProps } from './console-layers.tsx';

/** An address without a page, in the frame whose search and navigation help on. */
export function FramedNotFound(props: Omit<ConsoleLayersProps, 'children'>) {
  return (
    <ConsoleLayers {...props}>
      <Page title="Not found" withoutTrail>
        <NotFoundHelp />
      </Page>
    </ConsoleLayers>
  );
}
