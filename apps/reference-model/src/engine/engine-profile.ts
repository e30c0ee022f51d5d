/** How one simulated machine turns a batch into time. All times are milliseconds of simulated time. */
export interface EngineProfile {
  readonly name: string;
  /** Where the figures come from, and which of them are assumptions. */
  readonly source: string;
  /** Sequences that one engine decodes together. */
  readonly slots: number;
  /** Tokens the key-value cache holds, or null where no figure is published. */
  readonly kvTokens: number | null;
  readonly prefill: {
    /** `overlapped`: runs beside decoding; `exclusive`: takes an iteration of its own. */
    readonly mode: 'overlapped' | 'exclusive';
    readonly baseMs: number;
    readonly perTokenMs: number;
    /** A mixed iteration lasts this multiple of its prefill and decodes too; null: decoding pauses during prefill. */
    readonly mixedFactor: number | null;
  };
  /** One decoding iteration lasts `baseMs + perSequenceMs × batch`. */
  readonly decode: { readonly baseMs: number; readonly perSequenceMs: number };
  /** Every latency grows linearly from ×1 with one sequence to this multiple with all slots taken. */
  readonly fullLoadFactor: number;
}

function loadFactor(profile: EngineProfile, occupiedSlots: number): number {
  if (profile.slots === 1) return 1;
  return 1 + ((profile.fullLoadFactor - 1) * Math.max(0, occupiedSlots - 1)) / (profile.slots - 1);
}

/** Milliseconds to read `promptTokens` while `occupiedSlots` slots are taken, this request included. */
export function prefillMs(profile: EngineProfile, promptTokens: number, occupiedSlots: number): number {
  const { baseMs, perTokenMs } = profile.prefill;
  return (baseMs + perTokenMs * promptTokens) * loadFactor(profile, occupiedSlots);
}

/** Milliseconds of one decoding iteration of `batch` sequences while `occupiedSlots` slots are taken. */
export function decodeStepMs(profile: EngineProfile, batch: number, occupiedSlots: number): number {
  return (profile.decode.baseMs + profile.decode.perSequenceMs * batch) * loadFactor(profile, occupiedSlots);
}
