import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { auditServedCalls } from '../../fixtures/audit-served-calls.ts';
import { startInstallation, type RunningInstallation } from '../../fixtures/installation.ts';
import { readRecordedCalls } from '../../fixtures/recorded-calls.ts';

const kills = 10;
const callsServedBetweenKills = 20;
/** 309 s of arrivals; the kernel is away for about half of the time, and what came due meanwhile follows at once. */
const replaySpeed = 6;
/** Of a replay that needs no more for its point: each is hired before the first call. */
const agents = 12;
/** On a machine that is busy with other things too. */
const restartWithinMs = 60_000;
const firstCallWithinMs = 120_000;
const repository = join(import.meta.dirname, '..', '..', '..');

function servedIdsIn(log: string): string[] {
  if (!existsSync(log)) return [];
  const lines = readFileSync(log, 'utf8').split('\n').slice(0, -1);
  return lines
    .map((line) => (JSON.parse(line) as { clientRequestId?: string | null }).clientRequestId ?? '')
    .filter((id) => id.startsWith('call_'));
}

function startReplay({ home, kernelUrl }: RunningInstallation): { child: ChildProcess; report: Promise<string> } {
  const trace = join(repository, 'e2e', 'fixtures', 'trace-slice.csv');
  const options = [
    '--speed',
    String(replaySpeed),
    '--agents',
    String(agents),
    '--retry-connection',
    '--json',
    '--kernel',
    kernelUrl,
  ];
  const child = spawn(process.execPath, [join(repository, 'apps/cli/src/main.ts'), 'replay', trace, ...options], {
    env: { ...process.env, AGENT_OS_HOME: home },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const report = new Promise<string>((resolve) => {
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    child.once('close', () => resolve(output));
  });
  return { child, report };
}

test('a kernel that is killed ten times under load loses no call and bills none twice', async () => {
  test.setTimeout(600_000);
  const servedLogFolder = test.info().outputPath();
  const servedLog = join(servedLogFolder, 'served.jsonl');
  const installation = await startInstallation({
    flags: ['--no-web'],
    environment: { REFERENCE_MODEL_SERVED_LOG: servedLog, AGENT_OS_LOG_LEVEL: 'warn' },
  });
  const replay = startReplay(installation);
  try {
    let servedBefore = 0;
    for (let kill = 1; kill <= kills; kill += 1) {
      await expect
        .poll(() => servedIdsIn(servedLog).length, {
          message: `calls reach the model before kill ${kill}`,
          timeout: kill === 1 ? firstCallWithinMs : restartWithinMs,
          intervals: [20],
        })
        .toBeGreaterThanOrEqual(servedBefore + callsServedBetweenKills);
      // At another instant of the calls' lives each time.
      await sleep(kill * 7);
      const pid = installation.pidOf('kernel');
      process.kill(pid, 'SIGKILL');
      servedBefore = servedIdsIn(servedLog).length;
      expect(replay.child.exitCode, `the replay still ran at kill ${kill}`).toBeNull();
      await expect
        .poll(() => restartedPid(installation, pid), { timeout: restartWithinMs, intervals: [20] })
        .toBe(true);
    }
    const report = JSON.parse(await replay.report) as {
      calls: number;
      connectionLosses: number;
      differences: string[];
    };
    // What was cut off by the last kill is settled before the kernel answers again.
    const audit = auditServedCalls(servedIdsIn(servedLog), await readRecordedCalls(installation.home));
    const figures = { kills, ...audit, client: report };
    test.info().annotations.push({ type: 'figures', description: JSON.stringify(figures) });
    process.stdout.write(
      `${JSON.stringify({ ...figures, client: { calls: report.calls, connectionLosses: report.connectionLosses } })}\n`,
    );
    expect(audit.breaches).toEqual([]);
    expect(audit.served).toBeGreaterThanOrEqual(kills * callsServedBetweenKills);
    expect(audit.byOutcome['interrupted'] ?? 0, 'the kills met calls under way').toBeGreaterThan(0);
    expect(audit.byOutcome['settled'] ?? 0).toBeGreaterThanOrEqual(report.calls - report.connectionLosses);
  } finally {
    replay.child.kill('SIGTERM');
    await installation.stop();
    installation.remove();
  }
});

/** Whether another process than the killed one is noted as the kernel. */
function restartedPid({ pidOf }: RunningInstallation, killed: number): boolean {
  try {
    const pid = pidOf('kernel');
    return pid > 0 && pid !== killed;
  } catch {
    return false;
  }
}
