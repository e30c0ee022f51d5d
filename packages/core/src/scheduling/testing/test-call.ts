import type { WaitingCall } from '../calls/index.ts';
import type { PoolLimits } from '../limits/index.ts';

/** A plain call; say what matters. */
export function testCall(parts: Partial<WaitingCall> & { readonly id: string }): WaitingCall {
  return {
    ownerPath: ['acme', 'sales', 'agent'],
    programId: parts.id,
    serviceClass: 'standard',
    riskScore: 0,
    deadlineAt: null,
    arrivedAt: 0,
    inputTokens: 100,
    expectedOutputTokens: 50,
    contextTokens: 100,
    preemptible: true,
    priorWaitMs: 0,
    ...parts,
  };
}

/** A pool with slots and nothing else to run short of. */
export function slotsOnly(slots: number): PoolLimits {
  return {
    slots,
    kvTokens: null,
    tokensPerMinute: null,
    requestsPerMinute: null,
    slotsPerAgent: null,
    slotsByAgent: {},
    queueLimit: 100_000,
  };
}
