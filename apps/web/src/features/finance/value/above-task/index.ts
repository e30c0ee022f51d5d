export { TaskOutcome } from './task-outcome.tsx';
