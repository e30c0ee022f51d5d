export { DemoTasks } from './demo-tasks.ts';
export { taskKinds } from './task-kinds.ts';
