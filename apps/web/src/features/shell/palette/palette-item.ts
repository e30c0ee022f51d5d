import type { LucideIcon } from 'lucide-react';
import type { Route } from 'next';

/** One line of the palette: a place to go to, a thing that was found, or an action. */
export interface PaletteItem {
  /** Unique in the list; a page, an agent or a call has its address as id, so that it is listed once. */
  readonly id: string;
  readonly kind:
    | 'action'
    | 'page'
    | 'agent'
    | 'call'
    | 'department'
    | 'key'
    | 'model'
    | 'person'
    | 'provider'
    | 'budget'
    | 'task'
    | 'visited';
  readonly name: string;
  readonly note?: string | undefined;
  readonly words?: string | undefined;
  readonly key?: string | undefined;
  readonly icon?: LucideIcon | undefined;
  readonly unavailable?: string | undefined;
  readonly href?: Route;
  readonly run?: () => void;
}

/** Lines under one heading. */
export interface PaletteGroup {
  readonly value: string;
  readonly items: readonly PaletteItem[];
  /** Base UI's groups may carry more. */
  readonly [more: string]: unknown;
}
