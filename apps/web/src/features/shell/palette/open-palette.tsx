'use client';

import { visibleItems } from '../navigation/index.ts';
import type { PaletteItem } from './palette-item.ts';
import { Palette, type PaletteProps } from './palette.tsx';
import { useGlobalActions, type GlobalActionsOptions } from './use-global-actions.ts';

export interface OpenPaletteProps extends GlobalActionsOptions, Omit<PaletteProps, 'pages' | 'globalActions'> {
  readonly permissions: readonly string[];
}

/** The palette with every page of the viewer's role and what can be done from all of them. */
export function OpenPalette({ permissions, mode, typed, onTyped, onClose, ...options }: OpenPaletteProps) {
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
  return <Palette {...{ mode, typed, onTyped, pages, globalActions, onClose }} />;
}
