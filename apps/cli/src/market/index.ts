export { readRounds } from './read-rounds.ts';
