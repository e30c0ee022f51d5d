export { tasksRouter } from './tasks-router.ts';
