import type { EngineProfile } from '../engine/index.ts';

export const embeddingSmall: EngineProfile = {
  name: 'small embedding model',
  source: 'Assumption, not a measurement: 5 ms + 0.01 ms a token, 64 requests together.',
  slots: 64,
  kvTokens: null,
  prefill: { mode: 'overlapped', baseMs: 5, perTokenMs: 0.01, mixedFactor: null },
  decode: { baseMs: 1, perSequenceMs: 0 },
  fullLoadFactor: 1,
};
