import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { adminApi, startTestKernel, type TestKernel } from '../testing/index.ts';

const program = fileURLToPath(new URL('../../../cli/src/main.ts', import.meta.url));
const because = ['--reason', 'A test'];

let testKernel: TestKernel;
let home = '';

interface Ended {
  readonly code: number;
  readonly output: string;
}

/** Runs the command line as a person does. */
function run(...command: readonly string[]): Promise<Ended> {
  const { PATH = '' } = process.env;
  const env = { PATH, AGENT_OS_HOME: home };
  const asked = [program, ...command, '--kernel', testKernel.kernel.url];
  return new Promise((resolve) => {
    execFile(process.execPath, asked, { env }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      resolve({ code, output: `${stdout}${stderr}` });
    });
  });
}

/** It ends well, and says that. */
async function says(words: string, ...command: readonly string[]): Promise<void> {
  const { code, output } = await run(...command);
  expect(output).toContain(words);
  expect(code).toBe(0);
}

const connect = () => adminApi(testKernel);

beforeAll(async () => {
  testKernel = await startTestKernel(['gpt-4o-mini']);
  home = mkdtempSync(join(tmpdir(), 'command-line-'));
  writeFileSync(join(home, 'credentials.json'), JSON.stringify(testKernel.credentials));
});
afterAll(async () => {
  rmSync(home, { recursive: true });
  await testKernel.close();
});

describe('the command line against a kernel that runs', { timeout: 120_000 }, () => {
  test('says what to do where there is no device, no offer and no cap', async () => {
    await says('There are no devices', 'energy');
    await says('No department holds a device', 'market', 'offers');
    const lifted = await run('energy', 'lift', 'cap_nope', ...because);
    expect(lifted).toMatchObject({ code: 1, output: 'No cap cap_nope is in force or to come: see energy.\n' });
  });

  test('sells slots of a held device, takes them back, and refuses what cannot be', async () => {
    const console = connect();
    const [pool] = await console.scheduler.pools.query();
    const slug = testKernel.credentials.agents[0]?.slug ?? '';
    const { department } = await console.agents.get.query({ agentId: (await console.agents.find.query({ slug })).id });
    if (pool === undefined) expect.fail('There is no pool.');
    await console.energy.createDevice.mutate({
      name: 'held',
      poolId: pool.id,
      kind: 'gpu',
      accelerator: 'H100',
      meter: { kind: 'model' },
      idleMilliwatts: 100_000,
      peakMilliwatts: 900_000,
      systemMilliwatts: 0,
      figures: [],
      reservedDepartmentId: department.id,
    });
    const offer = (...terms: readonly string[]) =>
      run('market', 'offer', '--department', department.name, '--pool', pool.slug, ...terms, ...because);
    expect((await run('market', 'offers')).output).toContain(department.name);
    const sold = await offer('--slots', '1', '--ask', '0.25');
    expect(sold.output).toContain('sells 1 of');
    expect(sold.code).toBe(0);
    expect((await run('market', 'offers', '--json')).output).toContain('"ask":250000');
    expect((await offer('--slots', '0', '--ask', '0.25')).output).toContain('sells nothing of');
    expect(await offer('--slots', '9999', '--ask', '0.25')).toMatchObject({ code: 1 });
    expect((await offer('--slots', '1', '--ask', 'cheap')).output).toContain('--ask takes credits');
  });

  test('caps power for a time, lists the cap, and lifts it once', async () => {
    const made = await run('energy', 'cap', '--percent', '25', '--hours', '0.5', ...because);
    const capId = /cap_\w{26}/.exec(made.output)?.[0] ?? expect.fail(made.output);
    const listed = (await run('energy')).output;
    expect(listed).toContain(capId);
    expect(listed).toContain('25 % less');
    // The first reckoning of a new device comes some time after it was made.
    await vi.waitFor(() => says('~: estimated', 'energy'), { timeout: 90_000, interval: 1000 });
    expect((await run('energy', 'lift', capId, ...because)).output).toContain('is lifted');
    expect(await run('energy', 'lift', capId, ...because)).toMatchObject({ code: 1 });
    const tooMuch = await run('energy', 'cap', '--percent', '200', ...because);
    expect(tooMuch.output).toContain('at most 100 percent');
    expect(tooMuch.code).toBe(1);
    const device = ['--device', 'held', '--watts', '500'];
    expect((await run('energy', 'cap', ...device, ...because)).output).toContain('held until');
  });
});
