import type { LucideIcon } from 'lucide-react';

/** Something that a person can do here, in the palette and under `.`. */
export interface Action {
  /** Unique in the console, such as `agents.create`. */
  readonly id: string;
  /** A verb and its object; `…` when a step follows. */
  readonly name: string;
  /** The effect in a few words: `12 selected`, `needs a reason`. */
  readonly note?: string;
  /** Other words that find it. */
  readonly words?: string;
  /** The key that does the same. */
  readonly key?: string;
  readonly icon?: LucideIcon;
  /** Why it cannot run now; it is shown with the reason and does nothing. */
  readonly unavailable?: string | undefined;
  readonly run: () => void;
}
