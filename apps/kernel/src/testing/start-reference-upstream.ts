import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../../reference-model/src/main.ts', import.meta.url));

export interface ReferenceUpstream {
  readonly url: string;
  close(): Promise<void>;
}

/** The reference model server in a process of its own, as an installation has it. */
export async function startReferenceUpstream(): Promise<ReferenceUpstream> {
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, REFERENCE_MODEL_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const data: unknown[] = await once(child.stdout, 'data');
  const url = String(data[0]).replace('reference-model ready ', '').trim();
  return {
    url: `${url}/v1`,
    close: async () => {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}
