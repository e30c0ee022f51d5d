import {
  createCallWriter,
  createJournalPool,
  intentEntry,
  newId,
  settlementEntry,
  type CallIntentRow,
  type CallReuse,
  type CallSettlementRow,
} from '@agent-os/db';
import { exampleIntent, exampleSettlement } from '@agent-os/db/testing';
import type { TestApi } from './test-api.ts';
import type { TestTenant } from './test-tenant.ts';

type Settled = readonly [intent: CallIntentRow, settlement: CallSettlementRow];

/** Calls of one tenant, the oldest first. */
export interface ExampleCalls {
  readonly settled: readonly Settled[];
  readonly running: readonly CallIntentRow[];
}

/** How the settled ones ended, in turn. */
export const exampleOutcomes = ['settled', 'failed', 'denied', 'cancelled', 'interrupted'] as const;
const settledCalls = 60;
const ageMs = 30 * 60_000;

function intentAt(home: TestTenant, epochMs: number, runId: string | null): CallIntentRow {
  const { agentId, departmentId, keyId, modelId, providerId, poolId } = home;
  return exampleIntent(home.organisationId, {
    id: newId('call', epochMs),
    receivedAtUs: epochMs * 1000,
    agentId,
    departmentId,
    keyId,
    modelId,
    providerId,
    poolId,
    priceId: null,
    runId,
    simulated: false,
    modelRequested: 'model',
  });
}

/** The one that was given the answer of the first. */
const reusedIndex = 25;

function ended(index: number, intent: CallIntentRow, firstCallId: string): CallSettlementRow {
  const denied = index % exampleOutcomes.length === 2;
  return exampleSettlement(intent, {
    outcome: exampleOutcomes[index % exampleOutcomes.length] ?? 'settled',
    inputTokens: index * 10,
    outputTokens: index,
    costNanoUsd: index % 7 === 0 ? null : BigInt(index) * 1_000n,
    admitUs: index * 100,
    lastStep: denied ? 2 : 8,
    errorCode: denied ? 'policy_denied' : null,
    errorDetail: denied ? 'agent may not call model.' : null,
    ...(index === reusedIndex ? { costNanoUsd: 0n, reuse: reuseOf(firstCallId) } : {}),
  });
}

function reuseOf(sourceCallId: string): CallReuse {
  return { from: 'cache', sourceCallId, ageMs: 5_000, avoidedNanoUsd: 700n };
}

/** Instead of what the tenant had: sixty calls that ended, of every kind, and two that run. */
export async function addExampleCalls(api: TestApi, home: TestTenant): Promise<ExampleCalls> {
  await api.superuser.query('delete from call where organisation_id = $1', [home.organisationId]);
  const pool = createJournalPool({ url: api.url });
  const writer = createCallWriter(pool);
  const startMs = Date.now() - ageMs;
  const intents = Array.from({ length: settledCalls }, (_, index) =>
    intentAt(home, startMs + index * 1_000, index % 3 === 0 ? 'run-1' : null),
  );
  const settled = intents.map((intent, index): Settled => [intent, ended(index, intent, intents[0]?.id ?? '')]);
  const running = [intentAt(home, Date.now() - 10, null), intentAt(home, Date.now(), null)];
  await writer.write([...settled.map(([intent]) => intent), ...running].map(intentEntry));
  await writer.write(settled.map(([, settlement]) => settlementEntry(settlement)));
  await pool.end();
  return { settled, running };
}
