import { Worker } from 'node:worker_threads';

export interface SentenceAnswer {
  /** Undefined when the model can make nothing of the text. */
  readonly vector: Float32Array | undefined;
}

/** Where the model is: one text after the other. */
export interface SentenceWorker {
  /** Answered by `onAnswer`; the next one only after that. */
  post(text: string): void;
  stop(): void;
}

export interface SentenceWorkerEvents {
  readonly onAnswer: (answer: SentenceAnswer) => void;
  /** It answers nothing any more. */
  readonly onEnd: (error: unknown) => void;
}

/** Starts a thread with the embedding model: some 230 MB, and a quarter of a second until it reads. */
export function startSentenceWorker({ onAnswer, onEnd }: SentenceWorkerEvents): SentenceWorker {
  const worker = new Worker(new URL('./sentence-thread-main.ts', import.meta.url));
  worker.unref();
  worker.on('message', onAnswer);
  worker.once('error', onEnd);
  worker.once('exit', (code) => onEnd(new Error(`The thread that reads sentences ended with code ${code}.`)));
  return {
    post: (text) => worker.postMessage(text),
    stop: () => {
      worker.removeAllListeners();
      // Terminating a thread may end it with an error that nobody waits for.
      worker.on('error', () => undefined);
      void worker.terminate();
    },
  };
}
