import { callEvent } from '@agent-os/core/contracts';
import { describe, expect, test } from 'vitest';
import { OrganisationDirectory } from '../directory/index.ts';
import { Dispatcher } from '../loops/dispatch/index.ts';
import type { Identified } from '../pipeline/index.ts';
import { ModelRouter, StepClock } from '../pipeline/index.ts';
import type { CallEvent } from '../ports/kernel-state.ts';
import { KernelMetrics } from '../telemetry/index.ts';
import { LiveKernel } from './index.ts';

const organisationId = 'org_00000000000000000000000000';
const receivedAtMs = 1_795_000_000_000;
const intent = {
  organisationId,
  id: 'call_1',
  agentId: 'agt_1',
  departmentId: 'dep_1',
  keyId: 'key_1',
  runId: null,
  syscall: 'llm.generate' as const,
  protocol: 'openai.chat' as const,
  modelRequested: 'gpt-4o-mini',
  modelId: null,
  providerId: null,
  poolId: null,
  priceId: null,
  simulated: false,
  streamed: false,
  receivedAtUs: receivedAtMs * 1000,
  estimatedInputTokens: 10,
  maxOutputTokens: null,
  reservedNanoUsd: 12n,
  replicaId: 'kernel-1',
};
const settlement = {
  organisationId,
  callId: 'call_1',
  outcome: 'settled' as const,
  httpStatus: 200,
  errorCode: null,
  errorDetail: null,
  attempts: 1,
  modelAnswered: 'gpt-4o-mini',
  inputTokens: 5,
  cachedInputTokens: 0,
  cacheWriteTokens: 0,
  outputTokens: 3,
  reasoningTokens: 0,
  usageSource: 'provider' as const,
  costNanoUsd: 7n,
  finishedAtUs: receivedAtMs * 1000 + 1_234_567,
  identifyUs: 1,
  permitUs: 1,
  prepareUs: 1,
  priceUs: 1,
  admitUs: 1,
  executeUs: 1,
  settleUs: 1,
  recordUs: 1,
  firstByteUs: 1_000,
  lastStep: 8,
  serviceClass: null,
  claimedClass: null,
  admissionJson: null,
  classReason: null,
  riskPercent: null,
  reuse: null,
};

function aCall(): Identified {
  const agent = {
    id: 'agt_1',
    slug: 'a',
    name: 'A',
    state: 'active',
    allowedModels: [],
    department: { id: 'dep_1', name: 'D' },
    teamId: null,
  };
  const organisation = { id: organisationId, modelsByName: new Map(), poolsById: new Map() };
  // The parts of a call that the live view does not read are left out.
  return { protocol: 'openai.chat', clock: new StepClock(0), caller: { agent, organisation } } as unknown as Identified;
}

describe('the present of a kernel', () => {
  const listen = () => {
    const dispatcher = new Dispatcher({
      nowMs: () => 0,
      newSeed: () => 1,
      waitingChanged: () => undefined,
      interrupted: () => undefined,
    });
    const nothing = () => Promise.resolve();
    const router = new ModelRouter(
      () => undefined,
      () => 0,
    );
    const live = new LiveKernel(
      new OrganisationDirectory(),
      { dispatcher, router },
      new KernelMetrics(),
      nothing,
      nothing,
    );
    const events: CallEvent[] = [];
    const end = live.subscribeCalls(organisationId, (event) => events.push(event));
    return { live, events, end };
  };

  test('tells listeners of begin and end in the contract’s units: milliseconds since 1970, decimal nano-USD', () => {
    const { live, events } = listen();
    const call = aCall();
    live.began(call, intent);
    live.finished(intent);
    live.recorded(call, intent, settlement, 42n);
    for (const event of events) expect(callEvent.parse(event)).toEqual(event);
    expect(events.map(({ kind, sequence }) => [kind, sequence])).toEqual([
      ['call.began', '0'],
      ['call.ended', '42'],
    ]);
    expect(events[1]?.call).toMatchObject({
      receivedAt: receivedAtMs,
      finishedAt: receivedAtMs + 1_234,
      durationUs: 1_234_567,
      costNanoUsd: '7',
    });
  });

  test('knows a call as running from its begin to its end, and tells nobody of another organisation', () => {
    const { live, events, end } = listen();
    live.began(aCall(), intent);
    live.began(aCall(), { ...intent, organisationId: 'org_11111111111111111111111111', id: 'call_2' });
    expect(live.runningCalls(organisationId).map(({ id }) => id)).toEqual(['call_1']);
    expect(events).toHaveLength(1);
    live.finished(intent);
    expect(live.runningCalls(organisationId)).toEqual([]);
    expect(live.callsInFlight).toBe(1);
    end();
    live.began(aCall(), { ...intent, id: 'call_3' });
    expect(events).toHaveLength(1);
  });
});
