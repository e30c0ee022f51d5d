import { newId } from '../ids/index.ts';

/** An id for a block whose calls were all captured by that time: blocks sort by it, and are deleted by it. */
export function newPayloadBlockId(lastCapturedAtMs: number): string {
  return newId('pbl', lastCapturedAtMs);
}
