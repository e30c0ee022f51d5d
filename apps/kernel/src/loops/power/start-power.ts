import { YieldRecorder, type YieldRecorderDependencies } from '../../market/index.ts';
import type { KernelMetrics } from '../../telemetry/index.ts';
import { PowerLoop, type PowerLoopDependencies } from './power-loop.ts';

export interface PowerFacts
  extends
    Pick<PowerLoopDependencies, 'directory' | 'dispatcher' | 'epochMs'>,
    Pick<YieldRecorderDependencies, 'database' | 'logger'> {
  readonly metrics: Pick<KernelMetrics, 'scheduler'>;
}

/** Keeps the pools of all organisations within their power caps from now on, and writes down who lost a place. */
export function startPower({ directory, dispatcher, database, epochMs, logger, metrics }: PowerFacts) {
  const recorder = new YieldRecorder({ database, counts: metrics.scheduler, epochMs, logger });
  const loop = new PowerLoop({ directory, dispatcher, recorder, epochMs });
  loop.start();
  return { recorder, apply: loop.apply.bind(loop), stop: () => loop.stop() };
}
