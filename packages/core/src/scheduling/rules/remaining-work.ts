import type { ProgramService, WaitingCall } from '../calls/index.ts';
import type { ServicePace, ShortestRemainingOrdering } from '../policies/index.ts';
import { serviceMsOf } from './service-ms.ts';

/** Work that the program of this call is expected to need from here on, this call included, in service ms. */
export function remainingWorkMsOf(
  call: WaitingCall,
  program: ProgramService,
  ordering: ShortestRemainingOrdering,
  pace: ServicePace,
): number {
  const thisCallMs = serviceMsOf(call.inputTokens, call.expectedOutputTokens, pace);
  if (call.programWorkLeftMs !== undefined) return thisCallMs + call.programWorkLeftMs;
  const { base, perStepDone } = ordering.stepsLeftPrior;
  const stepsLeft = call.programStepsLeft ?? base + perStepDone * program.stepsDone;
  // The call at hand is one more observation of what a step of this program costs.
  const stepMs = (program.attainedMs + thisCallMs) / (program.stepsDone + 1);
  return thisCallMs + stepsLeft * stepMs;
}
