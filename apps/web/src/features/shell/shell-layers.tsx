'use client';

import { useMemo, useState, type ComponentType, type ReactNode } from 'react';
import { KeysDialog } from './keys/index.ts';
import { visibleItems } from './navigation/index.ts';
import { usePalette, type PaletteItem, type PaletteMode, type PaletteProps } from './palette/index.ts';
import { ShellControlsContext, type ShellControls } from './shell-controls.tsx';
import { useGlobalActions, type GlobalActionsOptions } from './use-global-actions.ts';

export interface ShellLayersProps extends Pick<GlobalActionsOptions, 'organisations' | 'currentOrganisationId'> {
  readonly permissions: readonly string[];
  readonly children: ReactNode;
}

interface OpenPaletteProps extends GlobalActionsOptions {
  readonly Palette: ComponentType<PaletteProps>;
  readonly permissions: readonly string[];
  readonly mode: PaletteMode;
  readonly initialText: string;
  readonly onClose: () => void;
}

function OpenPalette({ Palette, permissions, mode, initialText, onClose, ...options }: OpenPaletteProps) {
  const globalActions = useGlobalActions(options);
  const pages = visibleItems(permissions).map(({ href, name, key, icon, group }): PaletteItem => ({
    id: href,
    kind: 'page',
    name,
    note: group === 'You' ? 'page' : group,
    key: `g ${key}`,
    icon,
    href,
  }));
  return <Palette {...{ mode, initialText, pages, globalActions, onClose }} />;
}

/** The palette and the list of keys, above every page. */
export function ShellLayers({ permissions, children, ...organisations }: ShellLayersProps) {
  const [palette, setPalette] = useState<{ readonly mode: PaletteMode; readonly text: string } | undefined>();
  const Palette = usePalette();
  const [keysOpen, setKeysOpen] = useState(false);
  const controls = useMemo<ShellControls>(
    () => ({
      openPalette: (mode = 'everything', text = '') => setPalette({ mode, text }),
      openKeys: () => setKeysOpen(true),
    }),
    [],
  );
  return (
    <ShellControlsContext value={controls}>
      {children}
      {palette && Palette && (
        <OpenPalette
          Palette={Palette}
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
