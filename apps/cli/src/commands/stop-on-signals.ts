import { constants } from 'node:os';

export interface StopSignals {
  /** Aborted by the first signal. */
  readonly stop: AbortSignal;
  /** By the first signal, as shells count: 128 and its number. */
  readonly exitCode: number | undefined;
  readonly ignore: () => void;
}

// Ctrl-C reaches this process from the terminal and once more through npm; a person's second Ctrl-C comes later.
const sameKeypressMs = 400;

/** The first SIGINT or SIGTERM asks for an orderly end, a second one also gives up what is under way. */
export function stopOnSignals(giveUp: () => void): StopSignals {
  const controller = new AbortController();
  let exitCode: number | undefined;
  let firstAtMs = 0;
  const onSignal = (signal: NodeJS.Signals) => {
    if (controller.signal.aborted) {
      if (performance.now() - firstAtMs > sameKeypressMs) giveUp();
      return;
    }
    firstAtMs = performance.now();
    exitCode = 128 + constants.signals[signal];
    controller.abort();
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  return {
    stop: controller.signal,
    get exitCode() {
      return exitCode;
    },
    ignore: () => process.off('SIGINT', onSignal).off('SIGTERM', onSignal),
  };
}
