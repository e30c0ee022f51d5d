export { changingLoops } from './changing-loop-scripts.ts';
export { honestDialogues } from './honest-dialogue-scripts.ts';
export { honestScenarios } from './honest-scripts.ts';
export { Inventor } from './invent-text.ts';
export { loopScenarios, pairScenarios } from './loop-scripts.ts';
export { play, usualRules, type Played } from './play.ts';
export { Script, system, user } from './scripted-call.ts';
