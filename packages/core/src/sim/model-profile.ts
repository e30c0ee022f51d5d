/**
 * What a simulated model server can do. One decode step gives every running sequence one token and takes
 * `decodeBaseMs + decodeMsPerSequence · sequences`; a prefill step reads all newly started inputs and holds decoding up.
 */
export interface ModelProfile {
  readonly name: string;
  /** Where the figures were published. */
  readonly source: string;
  readonly slots: number;
  /** Tokens of context, input and output that fit into the key-value cache together. */
  readonly kvTokens: number;
  readonly prefillBaseMs: number;
  readonly prefillMsPerToken: number;
  readonly decodeBaseMs: number;
  readonly decodeMsPerSequence: number;
}

/**
 * Llama-2-7B on one A10G: `cost_profile.json` and the pool of 10,000 tokens of the VTC artifact (OSDI'24, Ying1123/VTC-artifact).
 * A decode step takes 36.4 ms with 13 sequences and 38.6 ms with 37. The cache is what limits; the slots are above it.
 */
export const llama7bOnA10g: ModelProfile = {
  name: 'Llama-2-7B on A10G, simulated',
  source: "VTC artifact, cost_profile.json (OSDI'24)",
  slots: 64,
  kvTokens: 10_000,
  prefillBaseMs: 0,
  prefillMsPerToken: 0.2136,
  decodeBaseMs: 35.2,
  decodeMsPerSequence: 0.0917,
};

/**
 * An 8B model on one H100 with 16 sequences: latency profiles of llm-d-inference-sim, which call themselves approximate: 12 ms between
 * tokens alone and twice that when full, prefill 30 ms and 0.25 ms a token. The cache is 60 GB at 128 KB a token.
 */
export const model8bOnH100: ModelProfile = {
  name: '8B on H100, 16 slots, simulated',
  source: 'llm-d-inference-sim, docs/latency-profiles.md',
  slots: 16,
  kvTokens: 480_000,
  prefillBaseMs: 30,
  prefillMsPerToken: 0.25,
  decodeBaseMs: 11.2,
  decodeMsPerSequence: 0.8,
};

/** How long one decode step takes with so many sequences, in milliseconds. */
export function decodeStepMs(profile: ModelProfile, sequences: number): number {
  return profile.decodeBaseMs + profile.decodeMsPerSequence * sequences;
}

/** How long reading so many input tokens takes in one step, in milliseconds. */
export function prefillMs(profile: ModelProfile, inputTokens: number): number {
  return profile.prefillBaseMs + profile.prefillMsPerToken * inputTokens;
}
