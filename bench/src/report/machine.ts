import { cpus, release, totalmem, type as systemName } from 'node:os';

/** Where a run was made; figures without it mean nothing. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryMib: number;
  readonly kernel: string;
}

export function describeMachine(): Machine {
  const processors = cpus();
  return {
    cpu: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memoryMib: Math.round(totalmem() / 2 ** 20),
    kernel: `${systemName()} ${release()}`,
  };
}
