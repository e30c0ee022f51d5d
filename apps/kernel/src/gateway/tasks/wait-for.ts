import type { Awaited } from './task-desk.ts';
import type { TasksEdge } from './tasks-edge.ts';

/** Notifications can be lost with a connection: whoever waits looks by itself this often. */
const lookEveryMs = 5_000;

export interface Waiting<Turn> {
  readonly edge: Pick<TasksEdge, 'desk' | 'epochMs'>;
  readonly awaited: Awaited;
  readonly gone: AbortSignal;
  /** Epoch ms. */
  readonly endsAtMs: number;
  /** Looks once. */
  readonly take: () => Promise<Turn>;
  /** Whether there is nothing to wait for any more. */
  readonly isEnough: (turn: Turn) => boolean;
  /** Whether nobody is to be given anything any more. */
  readonly isOver: () => boolean;
}

/** Looks for what is awaited until it is there or the time is over, and again whenever it is told that there may be. */
export async function waitFor<Turn>(wait: Waiting<Turn>): Promise<Turn> {
  const { edge, awaited, gone, endsAtMs, take, isEnough, isOver } = wait;
  const bell = new Bell();
  // Before the first look, so that what comes between a look and the wait after it is heard.
  const stopWaiting = edge.desk.wait(awaited, () => bell.ring());
  const ring = () => bell.ring();
  gone.addEventListener('abort', ring);
  try {
    for (;;) {
      const turn = await take();
      const leftMs = endsAtMs - edge.epochMs();
      if (isEnough(turn) || isOver() || leftMs <= 0) return turn;
      await bell.heard(Math.min(leftMs, lookEveryMs));
      if (isOver()) return turn;
    }
  } finally {
    stopWaiting();
    gone.removeEventListener('abort', ring);
  }
}

/** Rung while nobody listens, it is heard by whoever listens next. */
class Bell {
  #rung = false;
  #wake: (() => void) | undefined;

  ring(): void {
    this.#rung = true;
    this.#wake?.();
  }

  async heard(withinMs: number): Promise<void> {
    if (!this.#rung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, withinMs);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#wake = undefined;
    this.#rung = false;
  }
}
