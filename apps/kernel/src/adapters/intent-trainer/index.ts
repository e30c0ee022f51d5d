export { IntentTrainerThread } from './intent-trainer-thread.ts';
export { learnIntent } from './learn-intent.ts';
