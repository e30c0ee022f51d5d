import type { WaitingCall } from '../calls/index.ts';
import type { ServicePace } from '../policies/index.ts';
import { serviceMsOf } from './service-ms.ts';

/** When the call must start to meet its deadline; infinite without one. */
export function latestStartOf(call: WaitingCall, pace: ServicePace): number {
  if (call.deadlineAt === null) return Infinity;
  return call.deadlineAt - serviceMsOf(call.inputTokens, call.expectedOutputTokens, pace);
}
