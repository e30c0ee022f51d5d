import type { TaskOnWire } from '@agent-os/core/contracts';
import type { TaskContentRow, TaskRow } from '@agent-os/db';

const timeOf = (atMs: number) => new Date(atMs).toISOString();
const timeOrNull = (atMs: number | null) => (atMs === null ? null : timeOf(atMs));

/** A task as agents see it; the result is null until it is done. */
export function taskView(row: TaskRow, content: TaskContentRow | undefined): TaskOnWire {
  return {
    id: row.id,
    object: 'task',
    title: row.title,
    state: row.state,
    agent: row.agent?.slug ?? null,
    run_id: row.runId,
    service_class: row.serviceClass,
    capabilities: row.capabilities,
    simulated: row.simulated,
    attempts: row.attempts,
    max_attempts: row.attemptsMax,
    created_at: timeOf(row.createdAtMs),
    deadline: timeOrNull(row.deadlineAtMs),
    started_at: timeOrNull(row.startedAtMs),
    finished_at: timeOrNull(row.finishedAtMs),
    result: content?.resultJson === undefined || content.resultJson === null ? null : jsonOf(content.resultJson),
    error: row.errorCode === null ? null : { code: row.errorCode, message: row.errorMessage },
  };
}

/** The column holds what was valid when it was written. */
export function jsonOf(text: string): unknown {
  return JSON.parse(text) as unknown;
}
