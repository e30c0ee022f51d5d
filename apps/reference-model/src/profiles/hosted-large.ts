import type { EngineProfile } from '../engine/index.ts';

export const hostedLarge: EngineProfile = {
  name: 'hosted API',
  source:
    'TraceLab traces of hosted coding agents: 40.7 output tokens a second at the median. The time to the first token (350 ms + 0.02 ms a token) and 256 sequences are assumptions: the measured 3.1 s would make a demonstration tedious.',
  slots: 256,
  kvTokens: null,
  prefill: { mode: 'overlapped', baseMs: 350, perTokenMs: 0.02, mixedFactor: null },
  decode: { baseMs: 1000 / 40.7, perSequenceMs: 0 },
  fullLoadFactor: 1,
};
