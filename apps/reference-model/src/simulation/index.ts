export type { ModelDriver, SubmitResult } from './model-driver.ts';
export { ModelDrivers } from './model-drivers.ts';
