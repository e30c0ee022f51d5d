import type { EngineProfile } from '../engine/index.ts';

export const llama3bL40s: EngineProfile = {
  name: '3B on one L40S',
  source:
    'llm-d-inference-sim, docs/latency-profiles.md: 15 ms between tokens, prefill 20 ms + 0.35 ms a token, 4 sequences, 1.5 times as slow at full load (approximate in its own words; its jitter is left out).',
  slots: 4,
  kvTokens: null,
  prefill: { mode: 'overlapped', baseMs: 20, perTokenMs: 0.35, mixedFactor: null },
  decode: { baseMs: 15, perSequenceMs: 0 },
  fullLoadFactor: 1.5,
};
