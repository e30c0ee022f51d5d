export { honestScenarios } from './honest-scripts.ts';
export { Inventor } from './invent-text.ts';
export { loopScenarios, pairScenarios } from './loop-scripts.ts';
export { play, usualRules, type Played } from './play.ts';
export { assistant, Script, system, tool, user, type ScriptedCall } from './scripted-call.ts';
