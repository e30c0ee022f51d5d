import type { Admitted } from './call.ts';
import type { ExecutionEnd } from './conclude-execution.ts';
import { servedCallOf } from './routing/index.ts';
import type { RunCallDependencies } from './run-call-dependencies.ts';
import { runStepOf } from './run-step-of.ts';

/** What the next calls of this agent, and their waiting, are judged by. */
export function learnFromCall(
  call: Admitted,
  end: ExecutionEnd,
  { startedAtMs, endedAtMs }: { readonly startedAtMs: number; readonly endedAtMs: number },
  { dispatcher, metrics, router }: RunCallDependencies,
): void {
  const { execution } = end;
  router.learn(call.model, servedCallOf(call, end, startedAtMs, endedAtMs));
  const { serviceClass, source } = call.service;
  metrics.scheduler.countClassified(serviceClass, source);
  metrics.scheduler.observeServed({
    serviceClass,
    departmentId: call.caller.agent.department.id,
    waitUs: call.clock.durationUs('admit'),
    serviceUs: call.clock.durationUs('execute'),
  });
  if (execution.refusal !== undefined) metrics.scheduler.countReaped(serviceClass, execution.refusal.code);
  if (execution.outcome !== 'settled' || execution.usage === undefined) return;
  const { outputTokens } = execution.usage;
  dispatcher.work.callEnded(
    runStepOf(call),
    call.protocol === 'openai.embeddings' ? undefined : outputTokens,
    endedAtMs,
  );
}
