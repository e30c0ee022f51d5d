export { departmentsRouter } from './departments-router.ts';
