import type { ReplyDelta, ReplyPlan } from '../generation/index.ts';

export interface Usage {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** A reply on its way into a protocol: ids are unique, times are real. */
export interface ReplyIdentity {
  readonly id: string;
  readonly model: string;
  readonly createdAtSeconds: number;
  /** One for each part of the plan. */
  readonly partIds: readonly string[];
  readonly plan: ReplyPlan;
  readonly usage: Usage;
}

/** Writes server-sent events; every method returns their text. */
export interface StreamEncoder {
  open(): string;
  delta(delta: ReplyDelta): string;
  close(): string;
}

/** How a protocol words a reply. */
export interface ReplyWording {
  body(reply: ReplyIdentity): object;
  stream(reply: ReplyIdentity): StreamEncoder;
}
