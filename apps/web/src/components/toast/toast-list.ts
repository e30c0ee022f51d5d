/** What happened, and the way back. */
export interface ToastInput {
  readonly title: string;
  readonly detail?: string;
  /** Takes it back. Offered for some seconds, also under `u`. */
  readonly undo?: () => void;
  /** Says what did not happen: it stays until it is closed. */
  readonly failed?: boolean;
}

export interface ShownToast extends ToastInput {
  readonly id: number;
  /** Epoch ms at which it goes; undefined for one that stays. */
  readonly goesAt: number | undefined;
}

export const shownMs = 8_000;
export const undoMs = 10_000;
const shownMax = 4;

/** The toasts with a new one. Of too many, the oldest that would go anyway goes first. */
export function addToast(
  toasts: readonly ShownToast[],
  input: ToastInput,
  { id, nowMs }: { readonly id: number; readonly nowMs: number },
): readonly ShownToast[] {
  const lastsMs = input.undo ? undoMs : shownMs;
  const added = [...toasts, { ...input, id, goesAt: input.failed === true ? undefined : nowMs + lastsMs }];
  if (added.length <= shownMax) return added;
  const oldest = added.find(({ goesAt }) => goesAt !== undefined) ?? added[0];
  return added.filter((toast) => toast !== oldest);
}

/** Those whose time is not over. */
export function dropPast(toasts: readonly ShownToast[], nowMs: number): readonly ShownToast[] {
  return toasts.filter(({ goesAt }) => goesAt === undefined || goesAt > nowMs);
}

/** The last one that can be taken back. */
export function findUndo(toasts: readonly ShownToast[], nowMs: number): ShownToast | undefined {
  return dropPast(toasts, nowMs).findLast(({ undo }) => undo !== undefined);
}

/** Everything that waits to be said, as one announcement: one is read whole, of several the last and how many more. */
export function joinAnnouncements(waiting: readonly string[]): string {
  const last = waiting.at(-1) ?? '';
  return waiting.length < 2 ? last : `${last} And ${waiting.length - 1} more.`;
}
