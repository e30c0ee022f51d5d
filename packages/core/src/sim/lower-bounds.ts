import { EventQueue } from './event-queue.ts';
import { decodeStepMs, prefillMs, type ModelProfile } from './model-profile.ts';
import type { Program } from './program.ts';

/** How long a program takes when it has the server to itself, tools included, in milliseconds: no schedule completes it sooner. */
export function aloneMs(profile: ModelProfile, program: Program): number {
  let total = 0;
  for (const [index, step] of program.steps.entries()) {
    const toolMs = index < program.steps.length - 1 ? step.toolMs : 0;
    total += prefillMs(profile, step.inputTokens) + (step.outputTokens - 1) * decodeStepMs(profile, 1) + toolMs;
  }
  return total;
}

/** The least time that a program keeps the server busy, in milliseconds: its prefill, and its tokens at the best decode rate. */
export function workMs(profile: ModelProfile, program: Program): number {
  const msPerToken = decodeStepMs(profile, profile.slots) / profile.slots;
  let total = 0;
  for (const step of program.steps) {
    total += step.inputTokens * profile.prefillMsPerToken + (step.outputTokens - 1) * msPerToken;
  }
  return total;
}

/**
 * A bound on the mean completion time from below, in milliseconds: one preemptive machine that works on `workMs` without tools or order
 * inside a program. Shortest remaining first is optimal there (Schrage 1968), and every real schedule has less freedom.
 */
export function fluidMeanCompletionMs(profile: ModelProfile, programs: readonly Program[]): number {
  const arrivals = programs.toSorted((left, right) => left.arrivesAt - right.arrivesAt);
  const waiting = new EventQueue<number>();
  let now = 0;
  let total = 0;
  for (let next = 0; next < arrivals.length || waiting.size > 0;) {
    const arrival = arrivals[next];
    const remainingMs = waiting.nextAt;
    if (arrival && (waiting.size === 0 || arrival.arrivesAt < now + remainingMs)) {
      const arrivedAt = waiting.take();
      if (arrivedAt !== undefined) waiting.add(remainingMs - (arrival.arrivesAt - now), arrivedAt);
      now = arrival.arrivesAt;
      waiting.add(workMs(profile, arrival), arrival.arrivesAt);
      next += 1;
    } else {
      now += remainingMs;
      total += now - (waiting.take() ?? now);
    }
  }
  return total / programs.length;
}

/** The best mean completion time that any schedule could have, in milliseconds: the greater of the two bounds above. */
export function meanCompletionBoundMs(profile: ModelProfile, programs: readonly Program[]): number {
  const alone = programs.reduce((sum, program) => sum + aloneMs(profile, program), 0) / programs.length;
  return Math.max(alone, fluidMeanCompletionMs(profile, programs));
}

/** When the last program can be complete at the earliest, in milliseconds from zero. */
export function makespanBoundMs(profile: ModelProfile, programs: readonly Program[]): number {
  let firstArrival = Infinity;
  let work = 0;
  let longest = 0;
  for (const program of programs) {
    firstArrival = Math.min(firstArrival, program.arrivesAt);
    work += workMs(profile, program);
    longest = Math.max(longest, program.arrivesAt + aloneMs(profile, program));
  }
  return Math.max(longest, firstArrival + work);
}
