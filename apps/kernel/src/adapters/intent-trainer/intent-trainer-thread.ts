import { Worker } from 'node:worker_threads';
import { refuse, refused, type Result } from '@agent-os/core/errors';
import type { IntentLearnt, IntentLesson, IntentTrainer } from '../../ports/intent-trainer.ts';
import { limitConcurrency, TooManyWaitingError } from '../../secrets/index.ts';

const longestLessonMs = 60_000;
const waitingMax = 8;

/** Learns on a thread of its own, one lesson after the other; a thread lives as long as its lesson. */
export class IntentTrainerThread implements IntentTrainer {
  readonly #inTurn = limitConcurrency(1, waitingMax);

  async learn(lesson: IntentLesson): Promise<Result<IntentLearnt>> {
    try {
      return await this.#inTurn(() => learnOnThread(lesson));
    } catch (error) {
      if (!(error instanceof TooManyWaitingError)) throw error;
      return refused(refuse('rate_limited', 'Many trainings wait already. Try again in a minute.'));
    }
  }
}

function learnOnThread(lesson: IntentLesson): Promise<Result<IntentLearnt>> {
  const worker = new Worker(new URL('./trainer-thread-main.ts', import.meta.url), { workerData: lesson });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => end(() => reject(new Error('A training took too long.'))), longestLessonMs);
    const end = (settle: () => void) => {
      clearTimeout(timer);
      worker.removeAllListeners();
      settle();
      void worker.terminate();
    };
    worker.once('message', (learnt: Result<IntentLearnt>) => end(() => resolve(learnt)));
    worker.once('error', (error: unknown) => {
      end(() => reject(error instanceof Error ? error : new Error(String(error))));
    });
    worker.once('exit', () => end(() => reject(new Error('The thread that trains ended.'))));
  });
}
