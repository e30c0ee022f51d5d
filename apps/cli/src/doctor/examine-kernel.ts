import { causeCodeOf } from '../kernel/index.ts';
import type { Finding } from './finding.ts';

const patienceMs = 5_000;

/** Whether the kernel's process answers, and whether it can serve, for which it must reach Postgres. */
export async function examineKernel(kernelUrl: string): Promise<readonly Finding[]> {
  const health = await ask(`${kernelUrl}/healthz`);
  if (health.status !== 200) {
    const detail = `${kernelUrl} ${health.problem}: run npm start, or give its address with --kernel`;
    return [{ check: 'kernel', ok: false, detail }];
  }
  const readiness = await ask(`${kernelUrl}/readyz`);
  return [
    { check: 'kernel', ok: true, detail: `${kernelUrl} answers` },
    readiness.status === 200
      ? { check: 'database', ok: true, detail: 'Postgres answers the kernel' }
      : {
          check: 'database',
          ok: false,
          detail: `the kernel is not ready (${readiness.problem}): look at kernel.log and postgres.log in the logs folder of the installation`,
        },
  ];
}

async function ask(url: string): Promise<{ readonly status: number | undefined; readonly problem: string }> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(patienceMs) });
    const text = await response.text();
    return { status: response.status, problem: `answers ${response.status} ${text.slice(0, 200)}`.trim() };
  } catch (error) {
    return { status: undefined, problem: `does not answer (${causeCodeOf(error) ?? 'timeout'})` };
  }
}
