import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('main.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'reference-model-'));
afterAll(() => rmSync(folder, { recursive: true }));

function start(environment: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [main], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}

async function readLine(child: ChildProcess, stream: 'stdout' | 'stderr'): Promise<string> {
  const data: unknown[] = await once(child[stream] ?? child, 'data');
  return String(data[0]).trim();
}

async function readUrl(child: ChildProcess): Promise<string> {
  return (await readLine(child, 'stdout')).replace('reference-model ready ', '');
}

describe('the process', () => {
  it('says where it listens, logs what it executes, asks for its key, and stops cleanly', async () => {
    const log = join(folder, 'served.jsonl');
    const child = start({
      REFERENCE_MODEL_PORT: '0',
      REFERENCE_MODEL_SPEED: '100',
      REFERENCE_MODEL_SERVED_LOG: log,
      REFERENCE_MODEL_API_KEY: 'key',
    });
    const url = await readUrl(child);
    expect((await fetch(`${url}/v1/models`)).status).toBe(401);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    const headers = { authorization: 'Bearer key' };
    const { data } = (await (await fetch(`${url}/v1/models`, { headers })).json()) as { data: object[] };
    expect(data).toContainEqual(
      expect.objectContaining({ id: 'sim-llama-3.1-8b', simulated: true, slots: 128, context_window: 131_072 }),
    );
    const body = JSON.stringify({ model: 'sim-llama-3.1-8b', messages: [{ role: 'user', content: 'hi' }] });
    await fetch(`${url}/v1/chat/completions`, {
      method: 'POST',
      body,
      headers: { ...headers, 'x-client-request-id': 'call_1' },
    });
    expect(JSON.parse(readFileSync(log, 'utf8'))).toMatchObject({
      clientRequestId: 'call_1',
      model: 'sim-llama-3.1-8b',
    });
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('ends when its parent lets go of it, if told to', async () => {
    const child = start({ REFERENCE_MODEL_PORT: '0', REFERENCE_MODEL_EXIT_WITH_PARENT: '1' });
    await readUrl(child);
    child.disconnect();
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it.each([
    ['REFERENCE_MODEL_PORT', '70000', 'a whole number from 0 to 65535'],
    ['REFERENCE_MODEL_SPEED', 'fast', 'a number from 1 to 1000'],
    ['REFERENCE_MODEL_SEED', '-1', 'a whole number from 0 to 4294967295'],
  ])('does not start with %s=%s, and says what is allowed', async (name, value, allowed) => {
    const child = start({ [name]: value });
    const [line, exit]: [string, unknown[]] = await Promise.all([readLine(child, 'stderr'), once(child, 'exit')]);
    expect([line, ...exit]).toEqual([`reference-model: ${name} must be ${allowed}.`, 1, null]);
  });
});
