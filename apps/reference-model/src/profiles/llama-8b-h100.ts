import type { EngineProfile } from '../engine/index.ts';

export const llama8bH100: EngineProfile = {
  name: '8B on one H100',
  source:
    'llm-d-inference-sim, docs/latency-profiles.md: 12 ms between tokens, prefill 30 ms + 0.25 ms a token, 16 sequences, twice as slow at full load (approximate in its own words; its ± 2 ms jitter is left out).',
  slots: 16,
  kvTokens: null,
  prefill: { mode: 'overlapped', baseMs: 30, perTokenMs: 0.25, mixedFactor: null },
  decode: { baseMs: 12, perSequenceMs: 0 },
  fullLoadFactor: 2,
};
