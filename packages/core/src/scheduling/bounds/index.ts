export { boundOnWaitMs } from './bound-on-wait.ts';
export { worstCrowd, type Crowd } from './crowd.ts';
