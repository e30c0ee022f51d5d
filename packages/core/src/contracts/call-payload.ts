import { z } from 'zod';
import { epochMs } from './scalars.ts';

/** One side of a call as it went over the wire. */
const payloadSide = z.object({
  text: z.string(),
  /** Bytes there were; more than the text holds when it was cut. */
  bytes: z.number().int(),
  cut: z.boolean(),
});

/**
 * kept: below. running: kept when the call ends. off: the organisation keeps no messages. expired: older than what it
 * keeps. missing: was not saved, as the kernel was stopped or overloaded.
 */
const payloadState = z.enum(['kept', 'running', 'off', 'expired', 'missing']);

/** What the caller sent and what it got. Null: there is none, as with a call that reached no model. */
export const callPayload = z.object({
  state: payloadState,
  /** For how many days this organisation keeps messages; 0: it does not. */
  retentionDays: z.number().int(),
  capturedAt: epochMs.nullable(),
  request: payloadSide.nullable(),
  response: payloadSide.nullable(),
});
