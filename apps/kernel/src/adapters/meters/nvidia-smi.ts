import { execFile } from 'node:child_process';
import type { MeterAnswer, ShownDevice } from '../../ports/meter.ts';
import { readMilliwatts } from './read-decimal.ts';

const timeoutMs = 4_000;
const longestOutputBytes = 256 * 1024;
const gpusMost = 256;
const query = ['--query-gpu=uuid,name,power.draw', '--format=csv,noheader,nounits'];

/**
 * What `nvidia-smi` shows: power, of which the ledger takes the integral. Its list of queries has no counter of energy; where that
 * matters, DCGM's exporter has one. Run without a shell, with no argument from outside and an environment of its own.
 */
export function readNvidiaSmi(path: string | undefined, epochMs: () => number): Promise<MeterAnswer> {
  return new Promise((resolve) => {
    const options = {
      timeout: timeoutMs,
      killSignal: 'SIGKILL' as const,
      maxBuffer: longestOutputBytes,
      windowsHide: true,
      env: { PATH: path ?? '', LC_ALL: 'C' },
    };
    execFile('nvidia-smi', query, options, (error, output) => {
      if (error === null) resolve(readOutput(output, epochMs()));
      else resolve({ ok: false, problem: describe(error) });
    });
  });
}

function readOutput(output: string, atMs: number): MeterAnswer {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  if (lines.length > gpusMost) return { ok: false, problem: 'nvidia-smi answers what is no list of GPUs.' };
  const devices: ShownDevice[] = [];
  for (const line of lines) {
    const [externalId = '', name = '', watts = '', ...rest] = line.split(',').map((cell) => cell.trim());
    if (!/^GPU-[0-9a-f-]{36}$/.test(externalId) || rest.length > 0) {
      return { ok: false, problem: 'nvidia-smi answers what is no list of GPUs. Check its version.' };
    }
    // `[N/A]` where a GPU does not tell.
    const powerMilliwatts = readMilliwatts(watts) ?? null;
    devices.push({ externalId, name: name.slice(0, 120), reading: { atMs, counter: null, powerMilliwatts } });
  }
  return { ok: true, devices };
}

function describe(error: Error & { readonly code?: unknown; readonly killed?: boolean }): string {
  if (error.code === 'ENOENT') return 'nvidia-smi is not on this machine’s PATH. Install the driver’s tools.';
  if (error.killed === true) return 'nvidia-smi does not answer within 4 s. Check the driver.';
  return 'nvidia-smi fails. Run it on this machine to see why.';
}
