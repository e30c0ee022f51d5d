import { expect, test } from 'vitest';
import { isClean, reportAsJson, reportAsLines, type ReplayReport } from './replay-report.ts';

const report: ReplayReport = {
  runId: 'run_1',
  trace: 'conv.csv',
  model: 'sim',
  simulated: true,
  speed: 60,
  agents: 40,
  seed: 1,
  skippedRows: 0,
  requests: 3,
  sent: 3,
  stopped: false,
  client: { calls: 3, inputTokens: 30, outputTokens: 12, costNanoUsd: 1_500_000_001n },
  answered: 3,
  errors: {},
  errorMessages: {},
  connectionLosses: 0,
  latencyMs: { p50: 1, p90: 2, p99: 3 },
  latestSendMs: 0.4,
  wallMs: 60_000,
  database: {
    coverage: { complete: true, from: null },
    calls: 3,
    running: 0,
    settled: 3,
    failed: 0,
    denied: 0,
    cancelled: 0,
    interrupted: 0,
    inputTokens: 30,
    outputTokens: 12,
    costNanoUsd: '1500000001',
    withoutCost: 0,
    simulated: 0,
    waitP50Us: 100,
    waitP90Us: 200,
    waitP99Us: 1_500,
    reused: 0,
    avoidedNanoUsd: '0',
  },
  differences: [],
  keysNotRevoked: 0,
};

test('a clean replay says that it agrees with the database, with its exact cost', () => {
  const text = reportAsLines(report).join('\n');
  expect(text).toContain('agrees with the database');
  expect(text).toContain('USD 1.500000001');
  expect(text).toContain('p50 0.1 ms, p90 0.2 ms, p99 1.5 ms');
  expect(isClean(report)).toBe(true);
});

test('differences, errors and keys that are left behind make it unclean', () => {
  const differing = { ...report, differences: ['calls: the client saw 3, the database has 2'] };
  expect(isClean(differing)).toBe(false);
  expect(reportAsLines(differing).join('\n')).not.toContain('agrees');
  expect(isClean({ ...report, errors: { queue_full: 1 } })).toBe(false);
  expect(isClean({ ...report, keysNotRevoked: 1 })).toBe(false);
});

test('the object for programs survives JSON with exact money', () => {
  expect(JSON.parse(JSON.stringify(reportAsJson(report)))).toMatchObject({
    calls: 3,
    costNanoUsd: '1500000001',
    costUsd: '1.500000001',
    waitMs: { p50: 0.1, p99: 1.5 },
    agrees: true,
  });
});
