import type { CostLine } from '@agent-os/core/economy';
import {
  createCallWriter,
  createJournalPool,
  intentEntry,
  newId,
  settlementEntry,
  type CallEnergy,
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

/** A call of the tenant's agent that came at that time, as `changes` have it. */
function intentAt(home: TestTenant, epochMs: number, changes: Partial<CallIntentRow>): CallIntentRow {
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
    simulated: false,
    modelRequested: 'model',
    ...changes,
  });
}

async function record(api: TestApi, intents: readonly CallIntentRow[], settlements: readonly CallSettlementRow[]) {
  const pool = createJournalPool({ url: api.url });
  const writer = createCallWriter(pool);
  await writer.write(intents.map(intentEntry));
  await writer.write(settlements.map(settlementEntry));
  await pool.end();
}

/** A call that ended; `atMs` is when it came. */
export interface SpentCall {
  readonly atMs: number;
  readonly nanoUsd: bigint | null;
  readonly costLines: NonNullable<CallSettlementRow['costLines']>;
  readonly changes?: Partial<CallIntentRow>;
  readonly energy?: CallEnergy;
}

/** Records calls of the tenant that cost this. */
export async function addSpentCalls(api: TestApi, home: TestTenant, calls: readonly SpentCall[]): Promise<void> {
  const intents = calls.map(({ atMs, changes = {} }) => intentAt(home, atMs, changes));
  const settlements = calls.map(({ nanoUsd, costLines, energy }, index) =>
    exampleSettlement(intents[index] ?? intentAt(home, 0, {}), { costNanoUsd: nanoUsd, costLines, energy }),
  );
  await record(api, intents, settlements);
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
    ...(index % 7 === 0 || index === reusedIndex ? {} : { costLines: linesOf(index) }),
    admitUs: index * 100,
    lastStep: denied ? 2 : 8,
    errorCode: denied ? 'policy_denied' : null,
    errorDetail: denied ? 'agent may not call model.' : null,
    ...(index === reusedIndex ? { costNanoUsd: 0n, reuse: reuseOf(firstCallId) } : {}),
  });
}

/** Every other call was charged for what it wrote as well. */
function linesOf(index: number): readonly CostLine[] {
  const nanoUsd = BigInt(index) * 1_000n;
  if (index % 2 === 1) return [{ tokenClass: 'input', quantity: index * 10, nanoUsd }];
  return [
    { tokenClass: 'input', quantity: index * 10, nanoUsd: 0n },
    { tokenClass: 'output', quantity: index, nanoUsd },
  ];
}

function reuseOf(sourceCallId: string): CallReuse {
  return { from: 'cache', sourceCallId, ageMs: 5_000, avoidedNanoUsd: 700n };
}

/** Instead of what the tenant had: sixty calls that ended, of every kind, and two that run. */
export async function addExampleCalls(api: TestApi, home: TestTenant): Promise<ExampleCalls> {
  await api.superuser.query('delete from call where organisation_id = $1', [home.organisationId]);
  const startMs = Date.now() - ageMs;
  const intents = Array.from({ length: settledCalls }, (_, index) =>
    intentAt(home, startMs + index * 1_000, { runId: index % 3 === 0 ? 'run-1' : null }),
  );
  const settled = intents.map((intent, index): Settled => [intent, ended(index, intent, intents[0]?.id ?? '')]);
  const running = [intentAt(home, Date.now() - 10, { runId: null }), intentAt(home, Date.now(), { runId: null })];
  await record(
    api,
    [...intents, ...running],
    settled.map(([, settlement]) => settlement),
  );
  return { settled, running };
}
