import type { EngineProfile } from '../engine/index.ts';

export const llama70b8xH100: EngineProfile = {
  name: '70B on eight H100',
  source:
    'Splitwise (ISCA 2024), measurements in splitwise-sim data/perf_model.csv, our least-squares fit: decode 29.67 + 0.312 × batch ms, prefill 12.3 + 0.0908 × tokens ms, a mixed iteration 1.1 × its prefill. 64 sequences: llm-d-inference-sim profile of the same machine.',
  slots: 64,
  kvTokens: null,
  prefill: { mode: 'exclusive', baseMs: 12.3, perTokenMs: 0.0908, mixedFactor: 1.1 },
  decode: { baseMs: 29.67, perSequenceMs: 0.312 },
  fullLoadFactor: 1,
};
