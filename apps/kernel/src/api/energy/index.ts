export { energyRouter } from './energy-router.ts';
