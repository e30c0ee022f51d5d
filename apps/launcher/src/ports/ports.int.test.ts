import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reservePort, reserveRememberedPort } from './index.ts';

const host = '127.0.0.1';

async function withTakenPort(port: number, work: (port: number) => Promise<void>): Promise<void> {
  const server = createServer().listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  try {
    await work(typeof address === 'object' && address !== null ? address.port : 0);
  } finally {
    server.close();
  }
}

describe('a port', () => {
  it('that is taken stops the start with the variable to change', async () => {
    await withTakenPort(0, async (port) => {
      await expect(reservePort({ host, port }, 'WEB_PORT')).rejects.toThrow(
        `Port ${port} (WEB_PORT) is in use by another program. Stop it or set WEB_PORT to a free port.`,
      );
    });
  });

  it('0 stands for any free one', async () => {
    const { port } = await reservePort({ host, port: 0 }, 'WEB_PORT');
    expect(port).toBeGreaterThan(1_023);
  });

  it('on an address that is not of this machine is refused', async () => {
    await expect(reservePort({ host: '203.0.113.7', port: 0 }, 'KERNEL_PORT')).rejects.toThrow(
      '203.0.113.7 (KERNEL_HOST) is not an address of this machine.',
    );
  });

  it('is remembered over restarts, and given up only when somebody else has it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'agent-os-port-'));
    const file = join(folder, 'port');
    const first = await reserveRememberedPort(file);
    expect(await reserveRememberedPort(file)).toStrictEqual(first);
    await withTakenPort(first.port, async () => {
      const second = await reserveRememberedPort(file);
      expect(second.port).not.toBe(first.port);
    });
    rmSync(folder, { recursive: true });
  });
});
