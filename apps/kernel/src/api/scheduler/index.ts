export { nameOwners, type OwnerNames } from './name-owners.ts';
export { requirePool } from './require-pool.ts';
export { schedulerRouter } from './scheduler-router.ts';
export { tellToolWait } from './tell-tool-wait.ts';
