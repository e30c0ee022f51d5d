import type { KernelMishap } from './mishaps.ts';

/** A simulated kernel, as far as things go wrong with it. Times in milliseconds. */
export interface Sufferer {
  /** Its calls die with it. */
  readonly kill: () => void;
  /** Another one of its name comes. */
  readonly start: () => void;
  readonly pause: (forMs: number) => void;
  readonly cutOff: (forMs: number) => void;
  readonly turnWallClock: (byMs: number) => void;
}

const kinds: ReadonlySet<string> = new Set<KernelMishap['kind']>([
  'dies',
  'restarts',
  'pauses',
  'is cut off',
  'wall clock jumps',
]);

export function isOfKernel(mishap: { readonly kind: string }): mishap is KernelMishap {
  return kinds.has(mishap.kind);
}

/** What is the same for every fleet: which mishap does what to a kernel. */
export function sufferMishap(kernel: Sufferer, mishap: KernelMishap): void {
  switch (mishap.kind) {
    case 'dies':
      kernel.kill();
      break;
    case 'restarts':
      kernel.kill();
      kernel.start();
      break;
    case 'pauses':
      kernel.pause(mishap.forMs);
      break;
    case 'is cut off':
      kernel.turnWallClock(mishap.clockByMs);
      kernel.cutOff(mishap.forMs);
      break;
    case 'wall clock jumps':
      kernel.turnWallClock(mishap.byMs);
  }
}
