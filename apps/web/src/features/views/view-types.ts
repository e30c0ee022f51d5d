import type { RouterOutputs } from '@/trpc/router-outputs.ts';

export type SavedView = RouterOutputs['views']['list'][number];

/** A view that the room brings along; nobody changes it. */
export interface SystemView {
  /** Lower-case words: stands in the address as `?view=`. */
  readonly id: string;
  readonly name: string;
  /** Without the question mark; empty for the room as it opens. */
  readonly query: string;
}
