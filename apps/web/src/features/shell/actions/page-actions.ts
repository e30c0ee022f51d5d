import { createRegistry, type Registry } from '@/registry/index.ts';
import type { Action } from './action.ts';

/** Later, the person has moved on. */
const askedForMs = 5_000;

export interface PageActions {
  readonly registry: Registry<Action>;
  /** Leaves word that an action was chosen before the page that offers it is shown. */
  readonly ask: (id: string, nowMs: number) => void;
  /** The one of these actions that word was left for, once. */
  readonly takeAsked: (offered: readonly Pick<Action, 'id'>[], nowMs: number) => string | undefined;
}

/** What the shown page offers, and what was chosen for the next one. */
export function createPageActions(): PageActions {
  let asked: { readonly id: string; readonly atMs: number } | undefined;
  return {
    registry: createRegistry<Action>(),
    ask: (id, nowMs) => {
      asked = { id, atMs: nowMs };
    },
    takeAsked: (offered, nowMs) => {
      if (asked === undefined) return undefined;
      const { id, atMs } = asked;
      if (nowMs - atMs > askedForMs) asked = undefined;
      else if (offered.some((action) => action.id === id)) {
        asked = undefined;
        return id;
      }
      return undefined;
    },
  };
}
