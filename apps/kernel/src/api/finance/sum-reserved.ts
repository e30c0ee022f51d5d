import type { RunningCall } from '../../ports/kernel-state.ts';
import type { SpendKind } from './spend-kind.ts';

/** The worst case of the calls in flight of one kind, and how many they are. */
export function sumReserved(running: readonly RunningCall[], kind: SpendKind) {
  const ofKind = running.filter(({ simulated }) => simulated === (kind === 'simulated'));
  const nanoUsd = ofKind.reduce((sum, { reservedNanoUsd }) => sum + BigInt(reservedNanoUsd ?? 0), 0n);
  return { nanoUsd: nanoUsd.toString(), calls: ofKind.length };
}
