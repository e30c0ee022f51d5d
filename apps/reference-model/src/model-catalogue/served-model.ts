import type { EngineProfile } from '../engine/index.ts';

/** A model as this server offers it. */
export interface ServedModel {
  readonly id: string;
  readonly kind: 'text' | 'embedding';
  readonly profile: EngineProfile;
  readonly replicas: number;
  /** Input and output tokens together. */
  readonly contextTokens: number;
  /** Requests that may wait for a slot before the answer is 429. */
  readonly queueLimit: number;
  /** False: the 429 does not say when to try again, as with servers that only count their requests. */
  readonly advisesRetry?: boolean;
}
