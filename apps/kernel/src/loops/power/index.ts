export { startPower } from './start-power.ts';
