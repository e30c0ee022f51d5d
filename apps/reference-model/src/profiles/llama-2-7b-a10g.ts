import type { EngineProfile } from '../engine/index.ts';

export const llama2A10g: EngineProfile = {
  name: 'Llama-2-7B on one A10G',
  source:
    'VTC (OSDI 2024) artifact, cost_profile.json: prefill 0.2136 ms a token, decode 36.4 ms with 13 sequences to 38.6 ms with 37 (a line through both), 10,000 tokens of key-value cache; 37 slots is the largest batch it measured.',
  slots: 37,
  kvTokens: 10_000,
  prefill: { mode: 'exclusive', baseMs: 0, perTokenMs: 0.2136, mixedFactor: null },
  decode: { baseMs: 35.21, perSequenceMs: 0.0917 },
  fullLoadFactor: 1,
};
