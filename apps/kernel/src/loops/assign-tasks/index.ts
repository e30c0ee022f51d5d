export { AssignTasks } from './assign-tasks.ts';
