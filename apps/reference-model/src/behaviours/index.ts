export type { Behaviour } from './behaviour.ts';
export { behaviourNames, findBehaviour } from './find-behaviour.ts';
