import { valueDefinition } from '@agent-os/core/contracts';
import { insertValueRule, type Database, type TenantTransaction } from '@agent-os/db';
import { recordOutcomes, type OutcomeMessage } from '../../value/index.ts';
import { demoTasks, pastDays } from './demo-finance.ts';
import type { PastWork } from './past-calls.ts';

const dayMs = 86_400_000;
const minuteMs = 60_000;
/** How long after its call a task was done, and how long after that somebody decided on it. */
const doneAfterMs = 2 * minuteMs;
const decidedAfterMs = 3 * minuteMs;
const reason = 'Part of the demo organisation.';

export interface DemoTask extends PastWork {
  readonly taskId: string;
  readonly kind: string;
  /** Counts the tasks of its agent. */
  readonly index: number;
}

/** What of the past work was for tasks. */
export function tasksOf(work: readonly PastWork[]): readonly DemoTask[] {
  const counted = new Map<string, number>();
  return work.flatMap(({ taskId, ...one }) => {
    const kind = demoTasks[one.caller.slug]?.kind;
    if (taskId === null || kind === undefined) return [];
    const index = counted.get(one.caller.id) ?? 0;
    counted.set(one.caller.id, index + 1);
    return [{ ...one, taskId, kind, index }];
  });
}

// By numbers that share no factor, so that it looks as if it followed no rule.
const hasFailed = ({ index }: DemoTask) => index % 23 === 9;
const isRejected = ({ index }: DemoTask) => index % 11 === 7;
/** A person had to help. */
const helpedSeconds = ({ index }: DemoTask) => (index % 5 === 3 ? 240 : 0);

/** Tasks that the demo's calls were for: simulated, done or failed, their runs named after them. To be written before the calls. */
export async function putDemoTasks(
  tx: TenantTransaction,
  organisationId: string,
  tasks: readonly DemoTask[],
  personId: string,
): Promise<void> {
  await tx.task.createMany({
    data: tasks.map((task) => {
      const { taskId, kind, caller, atMs, index } = task;
      const failed = hasFailed(task);
      return {
        id: taskId,
        organisationId,
        title: `${demoTasks[caller.slug]?.title ?? kind} ${1_001 + index}`,
        input: { number: 1_001 + index },
        agentId: caller.id,
        requestedAgentId: caller.id,
        runId: taskId,
        serviceClass: 'standard',
        dueAt: new Date(atMs + 60 * minuteMs),
        simulated: true,
        createdByKind: 'person',
        createdById: personId,
        state: failed ? 'failed' : 'done',
        attempts: 1,
        assignedAt: new Date(atMs),
        startedAt: new Date(atMs),
        finishedAt: new Date(atMs + doneAfterMs),
        ...(failed
          ? { errorCode: 'worker_failed', errorMessage: 'The demo lets some fail.' }
          : { result: { done: true } }),
        createdAt: new Date(atMs - minuteMs),
        kind,
      };
    }),
  });
}

/** Rules of value since before the first task, and what became of every task that is done; those of today wait for a decision. */
export async function putDemoOutcomes(
  database: Pick<Database, 'withTenant'>,
  organisationId: string,
  tasks: readonly DemoTask[],
  { personId, nowMs }: { readonly personId: string; readonly nowMs: number },
): Promise<void> {
  const validFrom = new Date(nowMs - (pastDays + 1) * dayMs);
  const author = { kind: 'person', id: personId } as const;
  for (const { kind, definition } of Object.values(demoTasks)) {
    const parsed = valueDefinition.parse(definition);
    const rule = {
      kind,
      number: 1,
      validFrom,
      definition: parsed,
      checkerAgentId: null,
      author,
      reason,
      at: validFrom,
    };
    await database.withTenant(organisationId, (tx) => insertValueRule(tx, organisationId, rule));
  }
  const done = tasks.filter((task) => !hasFailed(task));
  const message = (taskId: string, move: OutcomeMessage['move'], humanSeconds: number | null): OutcomeMessage => ({
    taskId,
    move,
    units: move === 'report' ? 1n : null,
    humanSeconds,
    statedNanoUsd: null,
    reason: '',
    reference: null,
  });
  const today = Math.floor(nowMs / dayMs);
  // All that an agent did on a day is told at the end of its work, and decided on a moment later.
  const groups = Map.groupBy(done, ({ caller, atMs }) => `${Math.floor(atMs / dayMs)} ${caller.id}`);
  for (const some of groups.values()) {
    const [first] = some;
    if (first === undefined) continue;
    const lastMs = Math.max(...some.map(({ atMs }) => atMs)) + doneAfterMs;
    await database.withTenant(organisationId, async (tx) => {
      const agent = { organisationId, actor: { kind: 'agent', id: first.caller.id }, nowMs: lastMs } as const;
      await recordOutcomes(
        tx,
        agent,
        some.map((task) => message(task.taskId, 'report', helpedSeconds(task))),
      );
      if (Math.floor(first.atMs / dayMs) === today) return;
      const person = {
        organisationId,
        actor: { kind: 'person', id: personId },
        nowMs: lastMs + decidedAfterMs,
      } as const;
      await recordOutcomes(
        tx,
        person,
        some.map((task) => ({
          ...message(task.taskId, isRejected(task) ? 'reject' : 'accept', null),
          reason: isRejected(task) ? 'The customer wrote again.' : '',
        })),
      );
    });
  }
}
