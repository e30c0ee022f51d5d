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
 * Whether a call of this class may take the answer of an execution in place of one of its own. Not when it could then wait
 * longer than on its own: behind a slot that a less urgent call waits for, or may lose again.
 */
export function decideJoin(underWay: ExecutionUnderWay, serviceClass: ServiceClass): boolean {
  if (underWay.started && !underWay.preemptible) return true;
  return serviceClasses.indexOf(serviceClass) >= serviceClasses.indexOf(underWay.serviceClass);
}
