import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../../reference-model/src/main.ts', import.meta.url));

export interface ReferenceUpstream {
  readonly url: string;
  /** Ids of the calls that it executed, in order. */
  served(): readonly string[];
  close(): Promise<void>;
}

/** The reference model server in a process of its own, as an installation has it. */
export async function startReferenceUpstream(): Promise<ReferenceUpstream> {
  const folder = mkdtempSync(join(tmpdir(), 'reference-upstream-'));
  const log = join(folder, 'served.jsonl');
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, REFERENCE_MODEL_PORT: '0', REFERENCE_MODEL_SERVED_LOG: log },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const data: unknown[] = await once(child.stdout, 'data');
  const url = String(data[0]).replace('reference-model ready ', '').trim();
  return {
    url: `${url}/v1`,
    served: () => {
      const lines = existsSync(log) ? readFileSync(log, 'utf8').split('\n').filter(Boolean) : [];
      // The server's own log: one such object a line.
      return lines.map((line) => (JSON.parse(line) as { readonly clientRequestId: string }).clientRequestId);
    },
    close: async () => {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
      rmSync(folder, { recursive: true });
    },
  };
}
