import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');

/** A full collection, now. The engine shows its collector to contexts that are made after it was told to. */
export function collectGarbage(): void {
  if (typeof collect === 'function') collect();
}
