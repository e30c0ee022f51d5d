import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '@agent-os/db/testing';
import { openDatabase, type SuperuserClient } from '../../fixtures/database.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const longModel = 'a-model-whose-name-somebody-made-without-a-single-space-'.repeat(4).slice(0, 200);
const hugeNanoUsd = 1_234_567_890_000_000n;

interface HugeCall {
  readonly ageMs: number;
  readonly tookMs: number;
  readonly costNanoUsd: bigint;
  readonly model: string;
}

/**
 * Gives the agent of a call some that are like it and larger than any layout expects: a cost of a million dollars and one
 * of four nano-dollars, five days of work, names without a space. An hour ago there were tokens of twelve digits in all.
 * Row by row, as no model answers like that; the sums follow by the database's own trigger. Answers with the largest.
 */
export async function insertHugeFigures(home: string, likeCallId: string): Promise<string> {
  const database = await openDatabase(home);
  const insert = async ({ ageMs, tookMs, costNanoUsd, model }: HugeCall): Promise<string> => {
    const at = Date.now() - ageMs;
    const id = newId('call', at);
    await database.query(
      `insert into call select (jsonb_populate_record(c, jsonb_build_object(
         'id', $2::text, 'received_at', to_timestamp($3::float8), 'model_requested', $4::text))).*
       from call c where c.id = $1`,
      [likeCallId, id, at / 1000, model],
    );
    // The ledger first, as the kernel books meanwhile: whoever takes a row before it may wait for each other.
    await database.query('begin');
    await database.query('select lock_ledger(organisation_id) from call where id = $1', [likeCallId]);
    await database.query(
      `insert into call_settlement select (jsonb_populate_record(s, jsonb_build_object(
         'call_id', $2::text, 'sequence', nextval(pg_get_serial_sequence('call_settlement', 'sequence')),
         'finished_at', to_timestamp($3::float8), 'cost_nano_usd', $4::bigint, 'model_answered', $5::text,
         'input_tokens', 2147483647, 'output_tokens', 2147483647, 'cached_input_tokens', 1234567890,
         'reasoning_tokens', 1234567890, 'admit_us', 2147483647, 'execute_us', 2147483647, 'first_byte_us', 2147483647))).*
       from call_settlement s where s.call_id = $1`,
      [likeCallId, id, (at + tookMs) / 1000, costNanoUsd.toString(), model],
    );
    await database.query('commit');
    return id;
  };
  try {
    await waitForSettlement(database, likeCallId);
    for (let index = 0; index < 60; index += 1) {
      await insert({ ageMs: hourMs + index, tookMs: hourMs / 2, costNanoUsd: 4n, model: longModel });
    }
    return await insert({
      ageMs: 6 * dayMs,
      tookMs: 5 * dayMs + 3 * hourMs,
      costNanoUsd: hugeNanoUsd,
      model: longModel,
    });
  } finally {
    await database.end();
  }
}

/** A settlement is written a moment after the answer. */
async function waitForSettlement(database: SuperuserClient, callId: string): Promise<void> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const { rows } = await database.query('select 1 from call_settlement where call_id = $1', [callId]);
    if (rows.length > 0) return;
    await sleep(100);
  }
  throw new Error(`${callId} was not settled within five seconds.`);
}
