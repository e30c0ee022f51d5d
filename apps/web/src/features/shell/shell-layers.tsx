'use client';

import { useMemo, useState, type ReactNode } from 'react';
import { KeysDialog } from './keys/index.ts';
import { usePalette, type OpenPaletteProps, type PaletteMode } from './palette/index.ts';
import { ShellControlsContext, type ShellControls } from './shell-controls.tsx';

export interface ShellLayersProps extends Pick<
  OpenPaletteProps,
  'organisations' | 'currentOrganisationId' | 'permissions'
> {
  readonly children: ReactNode;
}

/** The palette and the list of keys, above every page. */
export function ShellLayers({ permissions, children, ...organisations }: ShellLayersProps) {
  const [palette, setPalette] = useState<{ readonly mode: PaletteMode; readonly text: string } | undefined>();
  const { OpenPalette, fetchPalette } = usePalette();
  const [keysOpen, setKeysOpen] = useState(false);
  const controls = useMemo<ShellControls>(
    () => ({
      openPalette: (mode = 'everything', text = '') => {
        setPalette({ mode, text });
        // Should it not come, it is asked for again when the page rests.
        fetchPalette().catch(() => undefined);
      },
      openKeys: () => setKeysOpen(true),
    }),
    [fetchPalette],
  );
  return (
    <ShellControlsContext value={controls}>
      {children}
      {palette && OpenPalette && (
        <OpenPalette
          {...organisations}
          permissions={permissions}
          mode={palette.mode}
          initialText={palette.text}
          onClose={() => setPalette(undefined)}
          openKeys={controls.openKeys}
        />
      )}
      <KeysDialog open={keysOpen} onOpenChange={setKeysOpen} />
    </ShellControlsContext>
  );
}
