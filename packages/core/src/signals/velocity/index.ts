export { VelocityWatch } from './velocity-watch.ts';
