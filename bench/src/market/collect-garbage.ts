import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as NodeJS.GCFunction;

/** A full collection, now. The engine shows its collector to contexts that are made after it was told to. */
export function collectGarbage(): void {
  collect();
}
