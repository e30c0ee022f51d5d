import { randomInt } from 'node:crypto';
import type { KernelMetrics } from '../../telemetry/index.ts';
import { Dispatcher } from './dispatcher.ts';
import { readPools } from './report/index.ts';
import type { SlotAllowances } from './slot-allowance.ts';
import { readTools } from './tools/index.ts';

/** The dispatchers of this process, on its clock, with their figures among its metrics. */
export function startDispatcher(
  { scheduler }: Pick<KernelMetrics, 'scheduler'>,
  allowances: SlotAllowances,
): Dispatcher {
  const dispatcher = new Dispatcher(
    {
      nowMs: () => performance.now(),
      newSeed: () => randomInt(2 ** 31),
      waitingChanged: (serviceClass, by) => scheduler.changeWaiting(serviceClass, by),
      interrupted: (serviceClass) => scheduler.countInterrupted(serviceClass),
      toolUsesEnded: (how, uses) => scheduler.tools.countEnded(how, uses),
    },
    allowances,
  );
  scheduler.watchPools(() => readPools(dispatcher));
  scheduler.tools.watch(() => readTools(dispatcher));
  return dispatcher;
}
