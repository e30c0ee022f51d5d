export { startEnergy } from './start-energy.ts';
