import { afterAll, expect, test } from 'vitest';
import { createKernelServer } from './kernel-server.ts';
import { createLogger, KernelMetrics } from './telemetry/index.ts';

const token = 'metrics-of-the-installation';
const metrics = new KernelMetrics();
metrics.scheduler.watchPools(() => [{ poolId: 'pol_1', slots: 4, busy: 3, waiting: 2, busySeconds: 10, gap: null }]);
const servers = [undefined, token].map((metricsToken) =>
  createKernelServer(
    createLogger('silent'),
    metrics,
    { ping: () => Promise.resolve(), acceptsCalls: () => true },
    () => false,
    metricsToken,
  ),
);
const [closed, open] = servers;

afterAll(() => Promise.all(servers.map((server) => server.close())));

async function read(server: (typeof servers)[number] | undefined, authorization?: string): Promise<string> {
  if (server === undefined) expect.fail('There is no such server.');
  const headers = authorization === undefined ? {} : { authorization };
  const { statusCode, body } = await server.inject({ method: 'GET', url: '/metrics', headers });
  expect(statusCode).toBe(200);
  return body;
}

test('metrics that name a pool are for whoever shows the token of the installation', async () => {
  expect(await read(open, `Bearer ${token}`)).toContain('agent_os_pool_slots{pool="pol_1"} 4');
});

test.each([
  undefined,
  '',
  'Bearer',
  'Bearer ',
  `Bearer ${token}s`,
  `Bearer ${token.slice(1)}`,
  token,
  'Bearer undefined',
])('whoever shows %j gets the others only', async (authorization) => {
  for (const server of [open, closed]) {
    const text = await read(server, authorization);
    expect(text).not.toContain('pol_1');
    expect(text).toContain('process_cpu_seconds_total');
  }
});

test('without a token set, none opens them', async () => {
  expect(await read(closed, `Bearer ${token}`)).not.toContain('pol_1');
});
