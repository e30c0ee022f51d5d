import { Worker } from 'node:worker_threads';
import type { PayloadBundle } from './payload-bundle.ts';
import type { PayloadSink } from './payload-recorder.ts';

export interface PayloadThreadOptions {
  readonly databaseUrl: string;
  readonly masterKey: Uint8Array;
}

/** What the thread answers to a bundle. */
export type PayloadThreadAnswer =
  | { readonly end: 'saved' | 'refused' }
  | { readonly end: 'failed'; readonly reason: string };

/**
 * Compresses, seals and saves on a thread of its own: calls are served meanwhile. Starts with the first bundle, and again after it died.
 */
export class PayloadThread implements PayloadSink {
  readonly #options: PayloadThreadOptions;
  #worker: Worker | undefined;

  constructor(options: PayloadThreadOptions) {
    this.#options = options;
  }

  write(bundle: PayloadBundle): Promise<'saved' | 'refused'> {
    const worker = this.#start();
    return new Promise((resolve, reject) => {
      const stop = () => {
        worker.off('message', onAnswer);
        worker.off('error', onError);
        worker.off('exit', onExit);
        worker.unref();
      };
      const onAnswer = (answer: PayloadThreadAnswer) => {
        stop();
        if (answer.end === 'failed') reject(new Error(answer.reason));
        else resolve(answer.end);
      };
      const onError = (error: unknown) => {
        stop();
        this.#worker = undefined;
        reject(error instanceof Error ? error : new Error(String(error)));
      };
      const onExit = () => onError(new Error('The thread that saves messages ended.'));
      worker.on('message', onAnswer);
      worker.on('error', onError);
      worker.on('exit', onExit);
      // Alive until it has answered, so that a kernel that stops waits for what it handed over.
      worker.ref();
      worker.postMessage(bundle, [bundle.content.buffer]);
    });
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  #start(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    const worker = new Worker(new URL('./payload-thread-main.ts', import.meta.url), { workerData: this.#options });
    worker.unref();
    this.#worker = worker;
    return worker;
  }
}
