import type { CallTotals } from './call-totals.ts';
import { formatTable, formatUsd } from '../output/index.ts';
import type { CountedTotals } from './compare-totals.ts';
import type { Percentiles } from './percentiles.ts';

/** Everything a replay has to tell at its end. */
export interface ReplayReport {
  readonly runId: string;
  readonly trace: string;
  readonly model: string;
  readonly simulated: boolean;
  readonly speed: number;
  readonly agents: number;
  readonly seed: number;
  readonly skippedRows: number;
  /** Requests of the trace that were to be sent. */
  readonly requests: number;
  readonly sent: number;
  readonly stopped: boolean;
  readonly client: CountedTotals;
  readonly answered: number;
  readonly errors: Readonly<Record<string, number>>;
  /** The first message of each error code that came with one. */
  readonly errorMessages: Readonly<Record<string, string>>;
  readonly connectionLosses: number;
  readonly latencyMs: Percentiles | undefined;
  /** How far behind its time the latest request left this process. */
  readonly latestSendMs: number;
  readonly wallMs: number;
  /** Undefined: the kernel did not answer in time. */
  readonly database: CallTotals | undefined;
  readonly differences: readonly string[];
  readonly keysNotRevoked: number;
}

const microsecondsPerMs = 1_000;

/** Whether everything was answered and the database says the same as the client. */
export function isClean({ errors, differences, keysNotRevoked }: ReplayReport): boolean {
  return Object.keys(errors).length === 0 && differences.length === 0 && keysNotRevoked === 0;
}

/** The report as one object for a program: money as decimal text of nano-USD and of USD. */
export function reportAsJson(report: ReplayReport): object {
  const { client, database, latencyMs, ...rest } = report;
  const { costNanoUsd } = client;
  return {
    ...rest,
    calls: client.calls,
    inputTokens: client.inputTokens,
    outputTokens: client.outputTokens,
    costNanoUsd: costNanoUsd?.toString() ?? null,
    costUsd: costNanoUsd === undefined ? null : formatUsd(costNanoUsd),
    waitMs: waitsOf(database) ?? null,
    latencyMs: latencyMs ?? null,
    database: database ?? null,
    agrees: report.differences.length === 0,
  };
}

/** The report as lines for a person. */
export function reportAsLines(report: ReplayReport): readonly string[] {
  const { client, database } = report;
  const errors = Object.entries(report.errors).map(([code, count]) => `${code} ${count}`);
  const rows: (readonly [string, string])[] = [
    ['Run', report.runId],
    [
      'Model',
      `${report.model}${report.simulated ? ' (simulated)' : ''}, ${report.agents} agents, speed ${report.speed}`,
    ],
    ['Calls', `${client.calls} of ${report.requests}${report.stopped ? ', stopped' : ''}`],
    ['Rows skipped', String(report.skippedRows)],
    ['Input tokens', String(client.inputTokens)],
    ['Output tokens', String(client.outputTokens)],
    ['Cost', client.costNanoUsd === undefined ? 'not known' : `USD ${formatUsd(client.costNanoUsd)}`],
    ['Waiting', percentilesText(waitsOf(database))],
    ['Latency', percentilesText(report.latencyMs)],
    ['Sent late by', `at most ${report.latestSendMs.toFixed(1)} ms`],
    ['Errors', errors.length === 0 ? 'none' : errors.join(', ')],
    ['Connection losses', String(report.connectionLosses)],
    ['Wall time', `${(report.wallMs / 1_000).toFixed(1)} s`],
  ];
  const skip = new Set([
    ...(report.skippedRows === 0 ? ['Rows skipped'] : []),
    ...(report.connectionLosses === 0 ? ['Connection losses'] : []),
  ]);
  const [, ...lines] = formatTable(
    ['', ''],
    rows.filter(([name]) => !skip.has(name)),
  );
  const unrevoked =
    report.keysNotRevoked === 0
      ? []
      : [`${report.keysNotRevoked} keys named after the run could not be revoked: they expire by themselves.`];
  const messages = Object.entries(report.errorMessages).map(([code, message]) => `  ${code}: ${message}`);
  return [...lines, ...messages, ...verdictOf(report), ...unrevoked];
}

function verdictOf({ differences, connectionLosses }: ReplayReport): readonly string[] {
  if (differences.length > 0) return ['differs from the database:', ...differences.map((line) => `  ${line}`)];
  return [
    connectionLosses === 0
      ? 'agrees with the database'
      : 'agrees with the database, which also has the calls whose connections broke',
  ];
}

function waitsOf(database: CallTotals | undefined): Percentiles | undefined {
  if (database === undefined) return undefined;
  const { waitP50Us, waitP90Us, waitP99Us } = database;
  if (waitP50Us === null || waitP90Us === null || waitP99Us === null) return undefined;
  return {
    p50: waitP50Us / microsecondsPerMs,
    p90: waitP90Us / microsecondsPerMs,
    p99: waitP99Us / microsecondsPerMs,
  };
}

function percentilesText(values: Percentiles | undefined): string {
  if (values === undefined) return 'not known';
  const { p50, p90, p99 } = values;
  return `p50 ${p50.toFixed(1)} ms, p90 ${p90.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`;
}
