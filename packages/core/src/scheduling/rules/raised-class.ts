import type { ServiceClass, WaitingCall } from '../calls/index.ts';
import type { RaiseRule } from '../policies/index.ts';

const oneUp: Readonly<Record<ServiceClass, ServiceClass>> = {
  critical: 'critical',
  interactive: 'interactive',
  standard: 'interactive',
  batch: 'standard',
};

/** The class a call queues as: one better when its risk or its deadline demands it; nothing is raised into critical. */
export function raisedClassOf(call: WaitingCall, rule: RaiseRule | null): ServiceClass {
  if (rule === null) return call.serviceClass;
  const risky = call.riskScore >= rule.fromRisk;
  const pressed =
    call.deadlineAt !== null && call.deadlineAt - call.arrivedAt < rule.deadlineWithinMs[call.serviceClass];
  return risky || pressed ? oneUp[call.serviceClass] : call.serviceClass;
}
