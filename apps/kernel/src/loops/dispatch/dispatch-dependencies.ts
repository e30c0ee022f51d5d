import type { ServiceClass } from '@agent-os/core/scheduling';
import type { ToolUseEnd } from './tools/index.ts';

export interface DispatchDependencies {
  /** Of a clock that never steps back. */
  readonly nowMs: () => number;
  /** Shapes the trees of a scheduler, so that nobody outside can make them slow. */
  readonly newSeed: () => number;
  /** So many more calls of a class wait. */
  readonly waitingChanged: (serviceClass: ServiceClass, by: 1 | -1) => void;
  /** So many uses of limited tools have ended, and how. */
  readonly toolUsesEnded?: ((how: ToolUseEnd, uses: number) => void) | undefined;
  /** A call of this class had to make room for a more urgent one. */
  readonly interrupted: (serviceClass: ServiceClass) => void;
}
