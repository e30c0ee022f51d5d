export { ClassMark } from './class-mark.tsx';
export { choosePool, queueInputOf, readPoolAddress } from './pool-address.ts';
export { SchedulerPage } from './scheduler-page.tsx';
