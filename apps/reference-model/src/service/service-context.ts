import type { ServedModel } from '../model-catalogue/index.ts';
import type { ModelDrivers } from '../simulation/index.ts';
import type { ServedLog } from './served-log.ts';

/** What the endpoints share. */
export interface ServiceContext {
  readonly models: ReadonlyMap<string, ServedModel>;
  readonly drivers: ModelDrivers;
  readonly servedLog: ServedLog;
  readonly seed: number;
  readonly startedAtSeconds: number;
  /** A number that no two calls share, for ids. */
  nextNumber(): number;
  /** Whether a request with this `error_rate` fails: deterministic in the seed and the number of such requests so far. */
  drawsError(errorRate: number): boolean;
}
