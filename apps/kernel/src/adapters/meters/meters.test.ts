import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MeterAnswer, RealMeter, ShownDevice } from '../../ports/meter.ts';
import { longestAnswerBytes } from './read-http-text.ts';
import { createMeters } from './index.ts';

const nowMs = 1_763_700_000_000;
const uuid = 'GPU-2b1f7c44-8a0e-4e0f-9d53-6a41c2a7f001';
const other = 'GPU-2b1f7c44-8a0e-4e0f-9d53-6a41c2a7f002';
let folder: string;
let server: Server;
let base: string;
let answer: { status: number; body: string; silent?: boolean };
let asked: string[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'meters-'));
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (answer.silent !== true) response.writeHead(answer.status, { location: '/elsewhere' }).end(answer.body);
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const address = server.address();
  base = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

const powercapRoot = () => join(folder, 'powercap');
const metersHere = () =>
  createMeters({
    allowPrivate: true,
    epochMs: () => nowMs,
    path: `${folder}:${dirname(process.execPath)}:/bin`,
    powercapRoot: powercapRoot(),
  });

function putNvidiaSmi(script: string): void {
  const path = join(folder, 'nvidia-smi');
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
}

function putZone(zone: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(join(powercapRoot(), zone), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(powercapRoot(), zone, name), text);
}

const http = (body: string, status = 200) => {
  asked = [];
  answer = { status, body };
};

const dcgmText = `# HELP DCGM_FI_DEV_POWER_USAGE Power draw (in W).
# TYPE DCGM_FI_DEV_POWER_USAGE gauge
DCGM_FI_DEV_POWER_USAGE{gpu="0",UUID="${uuid}",pci_bus_id="00000000:07:00.0",device="nvidia0",modelName="NVIDIA H100 80GB HBM3",Hostname="a\\"b\\\\c",container="",namespace="",pod=""} 112.541000
# HELP DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION Total energy consumption since boot (in mJ).
# TYPE DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION counter
DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION{gpu="0",UUID="${uuid}",modelName="NVIDIA H100 80GB HBM3"} 9007199254740993
DCGM_FI_DEV_GPU_TEMP{gpu="0",UUID="${uuid}"} 41
DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION{gpu="1",UUID="${other}",modelName="NVIDIA H100 80GB HBM3"} 17
`;
const vector = (value: string) =>
  JSON.stringify({
    status: 'success',
    data: { resultType: 'vector', result: [{ metric: { instance: 'pdu-4' }, value: [1_763_700_000.123, value] }] },
  });

interface Adapter {
  readonly name: string;
  readonly meter: () => RealMeter;
  /** Shows one device, as the real thing does. */
  readonly works: () => void;
  readonly shown: Omit<ShownDevice, 'name'>;
  /** Each must be answered by a problem, and by no reading. */
  readonly faults: readonly (readonly [string, () => void])[];
}

const adapters: readonly Adapter[] = [
  {
    name: 'nvidia-smi',
    meter: () => ({ kind: 'nvidia_smi', uuid }),
    works: () => putNvidiaSmi(`echo "${uuid}, NVIDIA H100 80GB HBM3, 112.54"`),
    shown: { externalId: uuid, reading: { atMs: nowMs, counter: null, powerMilliwatts: 112_540 } },
    faults: [
      ['is not there', () => rmSync(join(folder, 'nvidia-smi'), { force: true })],
      ['fails', () => putNvidiaSmi('echo "NVIDIA-SMI has failed"; exit 9')],
      ['answers something else', () => putNvidiaSmi('echo "No devices were found"')],
      ['never ends its answer', () => putNvidiaSmi('while :; do echo "some output without an end of it all"; done')],
    ],
  },
  {
    name: 'the DCGM exporter',
    meter: () => ({ kind: 'dcgm', url: `${base}/metrics`, uuid }),
    works: () => http(dcgmText),
    shown: {
      externalId: uuid,
      reading: {
        atMs: nowMs,
        counter: { microjoules: 9_007_199_254_740_993_000n, wrapsAtMicrojoules: null },
        powerMilliwatts: 112_541,
      },
    },
    faults: [
      ['fails', () => http('', 500)],
      ['sends elsewhere', () => http('', 302)],
      ['answers something else', () => http('<html>DCGM_FI_DEV_POWER_USAGE</html>')],
      ['breaks a line off', () => http(dcgmText.slice(0, dcgmText.indexOf(' 112.541')))],
      ['answers without end', () => http('# '.padEnd(longestAnswerBytes + 1, 'x'))],
    ],
  },
  {
    name: 'RAPL',
    meter: () => ({ kind: 'rapl', zone: 'intel-rapl:0' }),
    works: () =>
      putZone('intel-rapl:0', {
        name: 'package-0\n',
        energy_uj: '112345678901\n',
        max_energy_range_uj: '262143328850\n',
      }),
    shown: {
      externalId: 'intel-rapl:0',
      reading: {
        atMs: nowMs,
        counter: { microjoules: 112_345_678_901n, wrapsAtMicrojoules: 262_143_328_850n },
        powerMilliwatts: null,
      },
    },
    faults: [
      ['is not there', () => rmSync(powercapRoot(), { recursive: true, force: true })],
      [
        'shows no number',
        () => putZone('intel-rapl:0', { name: 'package-0\n', energy_uj: '-1\n', max_energy_range_uj: '1\n' }),
      ],
    ],
  },
  {
    name: 'a query to Prometheus',
    meter: () => ({ kind: 'prometheus', url: base, query: 'sum(node_power_watts{rack="4"})', unit: 'watts' }),
    works: () => http(vector('812.5')),
    shown: { externalId: 'value', reading: { atMs: nowMs, counter: null, powerMilliwatts: 812_500 } },
    faults: [
      ['fails', () => http('', 503)],
      ['answers something else', () => http('{"status":"success"}')],
      ['answers no JSON', () => http('up 1')],
      ['answers an error', () => http('{"status":"error","error":"parse error"}', 400)],
      ['has no value', () => http(JSON.stringify({ status: 'success', data: { resultType: 'vector', result: [] } }))],
      ['answers no number', () => http(vector('NaN'))],
      ['answers less than nothing', () => http(vector('-3'))],
    ],
  },
];

describe.each(adapters)('$name', ({ meter, works, shown, faults }) => {
  const read = async (): Promise<MeterAnswer> => {
    const meters = metersHere();
    try {
      return await meters.read(meter());
    } finally {
      await meters.close();
    }
  };

  test('shows what it measures, in whole units and with the time of the reading', async () => {
    works();
    const found = await read();
    expect(found).toMatchObject({ ok: true });
    expect(found.ok ? found.devices[0] : undefined).toMatchObject(shown);
  });

  test.each(faults)('that %s is answered by what to do', async (_name, prepare) => {
    works();
    prepare();
    const found = await read();
    expect(found.ok).toBe(false);
    expect(found.ok ? '' : found.problem).toMatch(/^[A-Z“\w].*\.$|\?$/);
  });

  test('works again when what was wrong is over', async () => {
    works();
    expect((await read()).ok).toBe(true);
  });
});

describe('meters over HTTP', () => {
  test.each([
    ['a cloud’s metadata service', 'http://169.254.169.254/metrics', true],
    ['the same, as IPv6', 'http://[::ffff:169.254.169.254]/metrics', true],
    ['this machine, where private addresses are not allowed', 'http://127.0.0.1:1/metrics', false],
    ['the same by its name', 'http://localhost:1/metrics', false],
  ])('are never asked at %s', async (_name, url, allowPrivate) => {
    const meters = createMeters({ allowPrivate, epochMs: () => nowMs, powercapRoot: powercapRoot() });
    const found = await meters.read({ kind: 'dcgm', url, uuid });
    await meters.close();
    expect(found).toMatchObject({ ok: false });
    expect(found.ok ? '' : found.problem).not.toContain('does not answer');
  });

  test('get their query as one parameter, whatever is in it', async () => {
    http(vector('1'));
    const meters = metersHere();
    await meters.read({ kind: 'prometheus', url: `${base}/`, query: 'a&b=c#d"}', unit: 'joules' });
    await meters.close();
    expect(asked).toEqual(['/api/v1/query?query=a%26b%3Dc%23d%22%7D']);
  });

  test('show a hall of 12 MW, and no more than any site draws', async () => {
    const meters = metersHere();
    const shownFor = async (watts: string) => {
      http(vector(watts));
      const found = await meters.read({ kind: 'prometheus', url: base, query: 'hall', unit: 'watts' });
      return found.ok ? found.devices.map(({ reading }) => reading.powerMilliwatts) : found.problem;
    };
    expect(await shownFor('12000000.5')).toEqual([12_000_000_500]);
    expect(await shownFor('3e9')).toContain('no watts of a device');
    await meters.close();
  });

  test('show every GPU, and a counter alone where that is all', async () => {
    http(dcgmText);
    const meters = metersHere();
    const found = await meters.read({ kind: 'dcgm', url: `${base}/metrics`, uuid });
    await meters.close();
    expect(
      found.ok ? found.devices.map(({ externalId, reading }) => [externalId, reading.powerMilliwatts]) : [],
    ).toEqual([
      [uuid, 112_541],
      [other, null],
    ]);
  });
});
