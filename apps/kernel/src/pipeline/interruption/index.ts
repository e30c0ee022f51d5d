export { Interruption } from './interruption.ts';
