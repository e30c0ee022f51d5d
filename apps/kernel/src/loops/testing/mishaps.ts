import fc from 'fast-check';

/** What goes wrong with a simulated kernel. Times in milliseconds. */
export type KernelMishap =
  | { readonly kind: 'dies' | 'restarts' }
  | { readonly kind: 'pauses'; readonly forMs: number }
  /** What it asks or what it is answered is lost; its wall clock is set meanwhile. */
  | { readonly kind: 'is cut off'; readonly forMs: number; readonly clockByMs: number }
  | { readonly kind: 'wall clock jumps'; readonly byMs: number };

const forMs = fc.integer({ min: 100, max: 25_000 });
const byMs = fc.constantFrom(-3_600_000, -20_000, -5_000, 5_000, 20_000, 3_600_000);

export const dies = fc.constantFrom<KernelMishap>({ kind: 'dies' }, { kind: 'restarts' });
export const pauses = fc.record({ kind: fc.constant('pauses' as const), forMs });
export const cutOff = fc.record({ kind: fc.constant('is cut off' as const), forMs, clockByMs: fc.constant(0) });
/** Away for longer than a lease lasts, so that only the clock can mislead it. */
export const cutOffWithClock = fc.record({
  kind: fc.constant('is cut off' as const),
  forMs: fc.integer({ min: 15_000, max: 25_000 }),
  clockByMs: byMs,
});
export const wallClock = fc.record({ kind: fc.constant('wall clock jumps' as const), byMs });
