import { listen, taskChannel } from '@agent-os/db';
import type { FastifyInstance } from 'fastify';
import { registerTasks, TaskDesk, type TasksEdge } from './gateway/index.ts';
import { AssignTasks } from './loops/assign-tasks/index.ts';
import type { Logger } from './telemetry/index.ts';

export interface RunningTasks {
  /** Whoever waits for work or for an end is answered now. */
  wakeAll(): void;
  stop(): Promise<void>;
}

interface TaskSurroundings {
  readonly databaseUrl: string;
  readonly logger: Logger;
  readonly onConnectionError: (error: Error) => void;
}

/** Opens the doors of tasks, gives those without an agent to one, and wakes who waits when the database tells of a change. */
export async function startTasks(
  server: FastifyInstance,
  edge: Omit<TasksEdge, 'desk'>,
  { databaseUrl, logger, onConnectionError }: TaskSurroundings,
): Promise<RunningTasks> {
  const desk = new TaskDesk();
  registerTasks(server, { ...edge, desk });
  const assignTasks = new AssignTasks({ database: edge.database, directory: edge.directory, logger });
  const listener = await listen(
    databaseUrl,
    taskChannel,
    (payload) => {
      const [organisationId = '', state = '', agentId = ''] = payload.split(' ');
      if (state === 'assigned') {
        desk.wake(`work of ${agentId}`);
        return;
      }
      if (state !== 'queued') desk.wake(`an end in ${organisationId}`);
      assignTasks.nudge(organisationId);
    },
    { onReconnect: () => desk.wakeAll(), onConnectionError },
  );
  assignTasks.start();
  return {
    wakeAll: () => desk.wakeAll(),
    stop: async () => {
      await listener.close();
      await assignTasks.stop();
    },
  };
}
