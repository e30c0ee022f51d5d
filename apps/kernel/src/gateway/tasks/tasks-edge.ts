import type { Database } from '@agent-os/db';
import type { GatewayDependencies } from '../take-call.ts';
import type { TaskDesk } from './task-desk.ts';

/** What the doors for tasks need of the kernel. */
export interface TasksEdge extends Pick<
  GatewayDependencies,
  'directory' | 'epochMs' | 'metrics' | 'noteRefusal' | 'keyUsed' | 'logger' | 'acceptsCalls'
> {
  readonly database: Pick<Database, 'withTenant'>;
  readonly desk: TaskDesk;
}
