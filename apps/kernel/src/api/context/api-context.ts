import type { ApiDependencies } from '../dependencies.ts';
import type { Caller } from './caller.ts';

export interface ApiContext {
  readonly dependencies: ApiDependencies;
  readonly caller: Caller;
  /** Asks again who holds the bearer: a stream outlives the check it began with. */
  readonly authenticateAgain: () => Promise<Caller>;
  /** After a change: nobody is believed to be who he was. */
  readonly forgetCallers: () => void;
}
