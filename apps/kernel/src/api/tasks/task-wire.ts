import { taskAssignment, type taskDetail, type taskListItem } from '@agent-os/core/contracts';
import type { TaskRow } from '@agent-os/db';
import type { z } from 'zod';

/** A row of the list: times in epoch ms, nothing of the content. */
export function taskListItemWire(row: TaskRow): z.infer<typeof taskListItem> {
  return {
    id: row.id,
    title: row.title,
    state: row.state,
    serviceClass: row.serviceClass,
    capabilities: row.capabilities,
    agent: row.agent,
    instance: row.instance,
    attempts: row.attempts,
    attemptsMax: row.attemptsMax,
    simulated: row.simulated,
    createdBy: { kind: row.createdByKind, id: row.createdById, name: row.createdByName },
    createdAt: row.createdAtMs,
    deadlineAt: row.deadlineAtMs,
    startedAt: row.startedAtMs,
    finishedAt: row.finishedAtMs,
  };
}

export function taskDetailWire(row: TaskRow): z.infer<typeof taskDetail> {
  const assignment = taskAssignment.safeParse(row.assignment);
  return {
    ...taskListItemWire(row),
    runId: row.runId,
    requestedAgent: row.requestedAgent,
    assignment: assignment.success ? assignment.data : null,
    assignedAt: row.assignedAtMs,
    dueAt: row.dueAtMs,
    leaseUntil: row.leaseUntilMs,
    error: row.errorCode === null ? null : { code: row.errorCode, message: row.errorMessage ?? '' },
  };
}
