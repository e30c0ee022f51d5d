import type { Caller } from '../../directory/index.ts';
import type { TasksEdge } from './tasks-edge.ts';

/** A request about tasks, from an agent that is known. */
export interface TaskCall {
  readonly caller: Caller;
  readonly body: unknown;
  readonly query: unknown;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** From the path; empty where there is none. */
  readonly taskId: string;
  readonly nowMs: number;
  /** Aborted when the client goes away. */
  readonly gone: AbortSignal;
  readonly edge: TasksEdge;
}

/** What is sent back. */
export interface TaskAnswer {
  readonly status: 200 | 201 | 204;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}
