import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { IntentLesson } from '../../ports/intent-trainer.ts';
import { learnIntent } from './learn-intent.ts';

const lowestPriority = 19;

// Where it means this thread alone, calls go first; elsewhere it would slow down the kernel.
if (process.platform === 'linux') setPriority(0, lowestPriority);

// What IntentTrainerThread started this thread with.
parentPort?.postMessage(learnIntent(workerData as IntentLesson));
