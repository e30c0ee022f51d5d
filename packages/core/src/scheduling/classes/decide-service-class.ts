import { serviceClasses, type ServiceClass } from '../calls/index.ts';
import { highestClaimOf, type RiskClass } from './risk-class.ts';

export interface ServiceClassFacts {
  /** What the request asks for; `null` when it says nothing. */
  readonly claimed: ServiceClass | null;
  /** Of the agent that asks. */
  readonly riskClass: RiskClass | null;
  /** The answer is sent as it is written: somebody reads along. */
  readonly streamed: boolean;
}

export interface ServiceClassDecision {
  readonly serviceClass: ServiceClass;
  /** The claim, when it was more than the agent may ask for. */
  readonly loweredFrom: ServiceClass | null;
}

/**
 * What a call means: its claim, at most what its agent may claim. Without a claim it is standard, or interactive when
 * it is streamed and its agent may claim that.
 */
export function decideServiceClass({ claimed, riskClass, streamed }: ServiceClassFacts): ServiceClassDecision {
  const highest = highestClaimOf(riskClass);
  if (claimed === null) {
    const serviceClass = streamed && isAtMost('interactive', highest) ? 'interactive' : 'standard';
    return { serviceClass, loweredFrom: null };
  }
  return isAtMost(claimed, highest)
    ? { serviceClass: claimed, loweredFrom: null }
    : { serviceClass: highest, loweredFrom: claimed };
}

function isAtMost(serviceClass: ServiceClass, highest: ServiceClass): boolean {
  return serviceClasses.indexOf(serviceClass) >= serviceClasses.indexOf(highest);
}
