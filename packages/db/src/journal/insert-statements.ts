import { bigintArray, booleanArray, integerArray, textArray } from './array-literal.ts';
import type { CallIntentRow, CallSettlementRow } from './call-rows.ts';

/** How one column travels: its array type, how rows become the array, and how the array's element becomes the column. */
interface Column<Row> {
  readonly name: string;
  readonly type: 'text' | 'int' | 'bigint' | 'boolean';
  readonly encode: (rows: readonly Row[]) => string;
  readonly toColumn?: (element: string) => string;
}

export interface InsertStatement<Row> {
  /** Name of the prepared statement. */
  readonly name: string;
  readonly text: string;
  /** Parameters for rows of one organisation. */
  readonly values: (organisationId: string, rows: readonly Row[]) => string[];
}

const text = <Row>(name: string, read: (row: Row) => string | null, maxLength?: number): Column<Row> => ({
  name,
  type: 'text',
  encode: (rows) => textArray(rows.map(read), maxLength),
});
const integer = <Row>(name: string, read: (row: Row) => number | null): Column<Row> => ({
  name,
  type: 'int',
  encode: (rows) => integerArray(rows.map(read)),
});
const amount = <Row>(name: string, read: (row: Row) => bigint | null): Column<Row> => ({
  name,
  type: 'bigint',
  encode: (rows) => bigintArray(rows.map(read)),
});
const flag = <Row>(name: string, read: (row: Row) => boolean): Column<Row> => ({
  name,
  type: 'boolean',
  encode: (rows) => booleanArray(rows.map(read)),
});
const time = <Row>(name: string, read: (row: Row) => number): Column<Row> => ({
  name,
  type: 'bigint',
  encode: (rows) => bigintArray(rows.map(read)),
  toColumn: (element) => `timestamptz 'epoch' + ${element} * interval '1 microsecond'`,
});

function insertStatement<Row>(
  name: string,
  table: string,
  columns: readonly Column<Row>[],
  suffix: string,
): InsertStatement<Row> {
  const names = columns.map((column) => column.name);
  const arrays = columns.map((column, index) => `$${index + 2}::${column.type}[]`);
  const selected = columns.map((column) => column.toColumn?.(`rows.${column.name}`) ?? `rows.${column.name}`);
  return {
    name,
    text: `insert into ${table} (organisation_id, ${names.join(', ')})
      select $1, ${selected.join(', ')} from unnest(${arrays.join(', ')}) as rows (${names.join(', ')})
      on conflict do nothing${suffix}`,
    values: (organisationId, rows) => [organisationId, ...columns.map((column) => column.encode(rows))],
  };
}

export const insertCalls = insertStatement<CallIntentRow>(
  'agent_os_insert_calls',
  'call',
  [
    text('id', (row) => row.id),
    text('agent_id', (row) => row.agentId),
    text('department_id', (row) => row.departmentId),
    text('key_id', (row) => row.keyId),
    text('run_id', (row) => row.runId),
    text('syscall', (row) => row.syscall),
    text('protocol', (row) => row.protocol),
    text('model_requested', (row) => row.modelRequested),
    text('model_id', (row) => row.modelId),
    text('provider_id', (row) => row.providerId),
    text('pool_id', (row) => row.poolId),
    text('price_id', (row) => row.priceId),
    flag('simulated', (row) => row.simulated),
    flag('streamed', (row) => row.streamed),
    time('received_at', (row) => row.receivedAtUs),
    integer('estimated_input_tokens', (row) => row.estimatedInputTokens),
    integer('max_output_tokens', (row) => row.maxOutputTokens),
    amount('reserved_nano_usd', (row) => row.reservedNanoUsd),
    text('replica_id', (row) => row.replicaId),
  ],
  '',
);

const longestErrorDetail = 2000;

export const insertSettlements = insertStatement<CallSettlementRow>(
  'agent_os_insert_settlements',
  'call_settlement',
  [
    text('call_id', (row) => row.callId),
    text('outcome', (row) => row.outcome),
    integer('http_status', (row) => row.httpStatus),
    text('error_code', (row) => row.errorCode, 100),
    text('error_detail', (row) => row.errorDetail, longestErrorDetail),
    integer('attempts', (row) => row.attempts),
    text('model_answered', (row) => row.modelAnswered),
    integer('input_tokens', (row) => row.inputTokens),
    integer('cached_input_tokens', (row) => row.cachedInputTokens),
    integer('cache_write_tokens', (row) => row.cacheWriteTokens),
    integer('output_tokens', (row) => row.outputTokens),
    integer('reasoning_tokens', (row) => row.reasoningTokens),
    text('usage_source', (row) => row.usageSource),
    amount('cost_nano_usd', (row) => row.costNanoUsd),
    time('finished_at', (row) => row.finishedAtUs),
    integer('identify_us', (row) => row.identifyUs),
    integer('permit_us', (row) => row.permitUs),
    integer('prepare_us', (row) => row.prepareUs),
    integer('price_us', (row) => row.priceUs),
    integer('admit_us', (row) => row.admitUs),
    integer('execute_us', (row) => row.executeUs),
    integer('settle_us', (row) => row.settleUs),
    integer('record_us', (row) => row.recordUs),
    integer('first_byte_us', (row) => row.firstByteUs),
    integer('last_step', (row) => row.lastStep),
  ],
  ' returning call_id, sequence',
);
