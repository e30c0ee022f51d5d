import type { SentenceModel } from './sentence-model.ts';
import type { WordModel } from './word-model.ts';

/** What a training leaves. Without a kind it reads words: those are older than the kinds. */
export type IntentModel = WordModel | SentenceModel;
