export { schedulerRouter } from './scheduler-router.ts';
