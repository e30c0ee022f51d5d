export { instanceHeaders } from './claim-task.ts';
export { registerTasks } from './register-tasks.ts';
export { TaskDesk } from './task-desk.ts';
export type { TasksEdge } from './tasks-edge.ts';
