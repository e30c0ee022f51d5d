export { intentRouter } from './intent-router.ts';
