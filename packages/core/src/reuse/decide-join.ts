import { serviceClasses, type ServiceClass } from '../scheduling/index.ts';

/** An execution that another call might take its answer from. */
export interface ExecutionUnderWay {
  /** Of the call that it was begun for. */
  readonly serviceClass: ServiceClass;
  /** It has a slot: its request is with the provider. */
  readonly started: boolean;
  /** It may have to make room for a more urgent call, and go on later. */
  readonly preemptible: boolean;
}

/**
 * Whether a call of this class may take the answer of an execution in place of one of its own. Not when that waits for a slot as a
 * less urgent call, or may lose the one it has as one. Within a class a fair share could have started it sooner; the line is
 * shorter for everybody instead.
 */
export function decideJoin(underWay: ExecutionUnderWay, serviceClass: ServiceClass): boolean {
  if (underWay.started && !underWay.preemptible) return true;
  return serviceClasses.indexOf(serviceClass) >= serviceClasses.indexOf(underWay.serviceClass);
}
