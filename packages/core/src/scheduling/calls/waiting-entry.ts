import type { ProgramService } from './program-service.ts';
import type { ServiceClass } from './service-class.ts';
import type { WaitingCall } from './waiting-call.ts';

/** A call in the queue, with what was settled at the door. */
export interface WaitingEntry {
  readonly call: WaitingCall;
  /** Unique and rising with every event: the order of arrival. */
  readonly sequence: number;
  /** Its class, raised by risk or deadline where the policy says so. */
  readonly queuedAs: ServiceClass;
  /** What its program had when it arrived; as in PLAS, that decides its order until it starts. */
  readonly program: ProgramService;
}
