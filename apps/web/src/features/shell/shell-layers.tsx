'use client';

import { useEffect, useEffectEvent, useMemo, useState, type ReactNode } from 'react';
import { useToasts } from '@/components/ui/index.ts';
import { KeysDialog } from './keys/index.ts';
import {
  applyHeldKey,
  PaletteComing,
  useHeldKeys,
  usePalette,
  type OpenPaletteProps,
  type PaletteMode,
  type TypedText,
} from './palette/index.ts';
import { ShellControlsContext, type ShellControls } from './shell-controls.tsx';

export interface ShellLayersProps extends Pick<
  OpenPaletteProps,
  'organisations' | 'currentOrganisationId' | 'permissions'
> {
  readonly children: ReactNode;
}

interface OpenedPalette {
  readonly mode: PaletteMode;
  readonly typed: TypedText;
}

/** The palette and the list of keys, above every page. */
export function ShellLayers({ permissions, children, ...organisations }: ShellLayersProps) {
  const { tellProblem } = useToasts();
  const [palette, setPalette] = useState<OpenedPalette | undefined>();
  const { OpenPalette, fetchPalette } = usePalette();
  const [keysOpen, setKeysOpen] = useState(false);
  const controls = useMemo<ShellControls>(
    () => ({
      // What is open already keeps its text: its key may be pressed twice before it is shown.
      openPalette: (mode = 'everything', text = '') =>
        setPalette((open) => open ?? { mode, typed: { text, entered: false } }),
      openKeys: () => setKeysOpen(true),
    }),
    [],
  );
  const type = (change: (typed: TypedText) => TypedText) =>
    setPalette((open) => open && { ...open, typed: change(open.typed) });
  const closePalette = () => setPalette(undefined);
  useHeldKeys(palette !== undefined, (held) => {
    if (held === 'close') closePalette();
    else type((typed) => applyHeldKey(typed, held));
  });

  const isComing = palette !== undefined && OpenPalette === undefined;
  const giveUp = useEffectEvent(() => {
    closePalette();
    tellProblem('Search could not be opened: the console does not answer. Check the connection and try again.');
  });
  useEffect(() => {
    if (!isComing) return undefined;
    let wanted = true;
    fetchPalette().catch(() => {
      if (wanted) giveUp();
    });
    return () => {
      wanted = false;
    };
  }, [isComing, fetchPalette]);

  return (
    <ShellControlsContext value={controls}>
      {children}
      {palette &&
        (OpenPalette ? (
          <OpenPalette
            {...organisations}
            permissions={permissions}
            {...palette}
            onTyped={(typed) => type(() => typed)}
            onClose={closePalette}
            openKeys={controls.openKeys}
          />
        ) : (
          <PaletteComing mode={palette.mode} text={palette.typed.text} onClose={closePalette} />
        ))}
      <KeysDialog open={keysOpen} onOpenChange={setKeysOpen} />
    </ShellControlsContext>
  );
}
