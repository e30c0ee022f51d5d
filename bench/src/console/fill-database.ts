import { setTimeout } from 'node:timers/promises';
import {
  createCallWriter,
  createJournalPool,
  energyOrigin,
  intentEntry,
  newId,
  settlementEntry,
  type CallEnergy,
  type CallIntentRow,
  type CallSettlementRow,
} from '@agent-os/db';
import { openSuperuser } from '@agent-os/db/testing';
import { z } from 'zod';
import { pick, spreadInteger } from './spread.ts';

const batchCalls = 500;
const foldTimeoutMs = 600_000;
/** Calls are laid over this time before the present, oldest first. */
const periodMs = 7 * 24 * 60 * 60 * 1000;
const estimated = energyOrigin('estimated', 'T1', 'class:full', 'WORLD');

const place = z.object({
  organisation_id: z.string(),
  agent_id: z.string(),
  department_id: z.string(),
  key_id: z.string().nullable(),
});
const modelRow = z.object({ id: z.string(), name: z.string(), provider_id: z.string(), pool_id: z.string() });

type Place = z.infer<typeof place>;
type ModelRow = z.infer<typeof modelRow>;

/**
 * Puts `agents` copies of the organisation's own agents beside them, under names that nobody would type by hand and some
 * that somebody would.
 */
export async function fillAgents(superuserUrl: string, agents: number): Promise<void> {
  const client = await openSuperuser({ superuserUrl });
  try {
    const ids = Array.from({ length: agents }, (_, index) => newId('agt', Date.now() - index));
    await client.query(
      `insert into agent
       select (jsonb_populate_record(sample.original, jsonb_build_object(
         'id', new.id, 'slug', 'bench-agent-' || new.position, 'name',
         case when new.position % 50 = 0
           then 'Reconciliation of supplier statements against the ledger of the previous period, part ' || new.position
           else 'Bench agent ' || new.position end))).*
       from unnest($1::text[]) with ordinality as new (id, position)
       join lateral (
         select agent as original from agent where slug not like 'bench-%' order by id
         offset new.position % (select count(*) from agent) limit 1
       ) sample on true`,
      [ids],
    );
  } finally {
    await client.end();
  }
}

/** Records `calls` calls by the product's own writer. `first` says how many there are already, so that no two are alike. */
export async function fillCalls(
  superuserUrl: string,
  calls: number,
  seed: number,
  progress: (line: string) => void,
): Promise<void> {
  const client = await openSuperuser({ superuserUrl });
  const pool = createJournalPool({ url: superuserUrl });
  try {
    const places = z.array(place).parse(
      (
        await client.query(
          `select agent.organisation_id, agent.id as agent_id, agent.department_id,
             (select id from agent_key where agent_id = agent.id limit 1) as key_id
           from agent order by agent.id`,
        )
      ).rows,
    );
    const models = z
      .array(modelRow)
      .parse((await client.query('select id, name, provider_id, pool_id from model order by id')).rows);
    const writer = createCallWriter(pool);
    const beganMs = Date.now() - periodMs;
    for (let first = 0; first < calls; first += batchCalls) {
      const entries = Array.from({ length: Math.min(batchCalls, calls - first) }, (_, index) =>
        entriesOf(first + index, beganMs + ((first + index) / calls) * periodMs, seed, places, models),
      );
      await writer.write(entries.flat());
      if ((first / batchCalls) % 200 === 199) {
        progress(`${(first + batchCalls).toLocaleString('en-GB')} calls recorded`);
      }
    }
    await client.query('vacuum analyze');
  } finally {
    await pool.end();
    await client.end();
  }
}

/** Waits until all that was recorded is in the sums that lists read: the kernel folds a few thousand calls at a time. */
export async function waitUntilFolded(superuserUrl: string): Promise<void> {
  const client = await openSuperuser({ superuserUrl });
  try {
    const deadlineMs = Date.now() + foldTimeoutMs;
    const isFolded = async () => {
      const { rows } = await client.query<{ waits: boolean }>(
        `select exists (select from spend_late) or exists (
           select from call_settlement where sequence > (select coalesce(max(sequence), 0) from goodput_fold)
         ) as waits`,
      );
      return rows[0]?.waits === false;
    };
    while (!(await isFolded())) {
      if (Date.now() > deadlineMs) throw new Error('The kernel did not fold the recorded calls into sums.');
      await setTimeout(1_000);
    }
    await client.query('vacuum analyze spend_day, goodput_hour');
  } finally {
    await client.end();
  }
}

function entriesOf(index: number, atMs: number, seed: number, places: readonly Place[], models: readonly ModelRow[]) {
  const spread = (salt: number, below: number): number => spreadInteger(index, seed + salt, below);
  const where = pick(places, spread(1, places.length));
  const model = pick(models, spread(2, models.length));
  const receivedAtUs = Math.round(atMs * 1000);
  const executeUs = 40_000 + spread(3, 9_000_000);
  const isFailed = spread(4, 100) < 3;
  const intent: CallIntentRow = {
    organisationId: where.organisation_id,
    id: newId('call', Math.floor(atMs)),
    agentId: where.agent_id,
    departmentId: where.department_id,
    keyId: where.key_id,
    runId: `bench_run_${Math.floor(index / 12)}`,
    syscall: 'llm.generate',
    protocol: spread(5, 4) === 0 ? 'anthropic.messages' : 'openai.chat',
    modelRequested: model.name,
    modelId: model.id,
    providerId: model.provider_id,
    poolId: model.pool_id,
    priceId: null,
    simulated: true,
    streamed: spread(6, 2) === 0,
    receivedAtUs,
    estimatedInputTokens: 200 + spread(7, 30_000),
    maxOutputTokens: 4_096,
    reservedNanoUsd: 90_000_000n,
    replicaId: 'bench',
  };
  const settlement: CallSettlementRow = {
    organisationId: where.organisation_id,
    callId: intent.id,
    outcome: isFailed ? 'failed' : 'settled',
    httpStatus: isFailed ? 502 : 200,
    errorCode: isFailed ? 'upstream_error' : null,
    errorDetail: isFailed ? 'The provider could not be reached.' : null,
    attempts: 1 + spread(8, 2),
    modelAnswered: isFailed ? null : model.name,
    inputTokens: 180 + spread(7, 30_000),
    cachedInputTokens: spread(9, 150),
    cacheWriteTokens: 0,
    outputTokens: isFailed ? 0 : spread(10, 2_000),
    reasoningTokens: 0,
    usageSource: isFailed ? 'none' : 'provider',
    costNanoUsd: isFailed ? 0n : BigInt(spread(11, 80_000_000)),
    finishedAtUs: receivedAtUs + executeUs + 2_000,
    identifyUs: 20,
    permitUs: 4,
    prepareUs: 2,
    priceUs: 3,
    admitUs: spread(12, 400_000),
    executeUs,
    settleUs: 3,
    recordUs: 110,
    firstByteUs: Math.round(executeUs / 4),
    lastStep: 8,
    serviceClass: 'standard',
    claimedClass: null,
    admissionJson: null,
    classReason: null,
    riskPercent: null,
    reuse: null,
    energy: energyOf(180 + spread(7, 30_000), isFailed ? 0 : spread(10, 2_000)),
  };
  return [intentEntry(intent), settlementEntry(settlement)];
}

/** As a model of the usual size would take: half a joule a token that it reads, three a token that it writes. */
function energyOf(inputTokens: number, outputTokens: number): CallEnergy {
  const millijoules = inputTokens * 500 + outputTokens * 3_000;
  const micrograms = Math.round(millijoules / 8);
  return {
    lowMillijoules: Math.round(millijoules / 3),
    millijoules,
    highMillijoules: millijoules * 3,
    locationMicrograms: micrograms,
    marketMicrograms: micrograms,
    basis: 'estimated',
    origin: estimated,
  };
}
