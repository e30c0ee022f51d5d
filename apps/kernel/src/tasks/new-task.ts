import { dueAt } from '@agent-os/core/assignment';
import type { NewTask } from '@agent-os/db';
import { namedAssignment } from './named-assignment.ts';

/** What a creator says of a task. */
export interface TaskRequest {
  readonly title: string;
  /** Any JSON. */
  readonly input: unknown;
  readonly capabilities: readonly string[];
  /** Who shall do it; null: the kernel chooses. */
  readonly agent: { readonly id: string; readonly slug: string } | null;
  readonly serviceClass: NewTask['serviceClass'];
  readonly deadlineAtMs: number | null;
  /** Null: the task is a run of its own. */
  readonly runId: string | null;
  readonly simulated: boolean;
  readonly attemptsMax: number;
  /** Empty: none. */
  readonly kind: string;
  readonly declaredNanoUsd: bigint | null;
  readonly idempotencyKey: string | null;
}

export interface TaskOrigin {
  readonly id: string;
  readonly organisationId: string;
  readonly createdByKind: NewTask['createdByKind'];
  readonly createdById: string;
  readonly nowMs: number;
}

/** Tasks of one organisation that have not ended, at most: a creator that loops must not fill the database. */
export const openTasksMax = 10_000;

/** The row of a task that was just asked for. */
export function newTask(request: TaskRequest, { nowMs, ...origin }: TaskOrigin): NewTask {
  const { agent, deadlineAtMs, serviceClass } = request;
  return {
    ...origin,
    title: request.title,
    inputJson: JSON.stringify(request.input),
    capabilities: [...new Set(request.capabilities)],
    requestedAgentId: agent?.id ?? null,
    runId: request.runId ?? origin.id,
    serviceClass,
    deadlineAt: deadlineAtMs === null ? null : new Date(deadlineAtMs),
    dueAt: new Date(dueAt({ serviceClass, deadlineAtMs }, nowMs)),
    simulated: request.simulated,
    idempotencyKey: request.idempotencyKey,
    attemptsMax: request.attemptsMax,
    kind: request.kind,
    declaredNanoUsd: request.declaredNanoUsd,
    assignment: agent === null ? null : namedAssignment('creator', agent, nowMs),
    createdAt: new Date(nowMs),
  };
}
