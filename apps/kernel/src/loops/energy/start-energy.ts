import type { Database } from '@agent-os/db';
import type { CallObserver } from '../../pipeline/index.ts';
import type { Dispatcher } from '../dispatch/index.ts';
import type { OrganisationDirectory } from '../../directory/index.ts';
import type { Meters } from '../../ports/meter.ts';
import type { Logger } from '../../telemetry/index.ts';
import { ActivityCounter } from './activity-counter.ts';
import { EnergyLoop } from './energy-loop.ts';

export interface EnergyFacts {
  readonly database: Pick<Database, 'withTenant'>;
  readonly directory: OrganisationDirectory;
  readonly dispatcher: Dispatcher;
  readonly meters: Meters;
  readonly replicaId: string;
  readonly periodMs: number;
  readonly logger: Pick<Logger, 'warn'>;
}

/** Meters devices of all organisations from now on. `observe` adds the counting of calls to what watches them already. */
export function startEnergy({ dispatcher, directory, ...facts }: EnergyFacts) {
  const running = (poolId: string) => [...(dispatcher.find(poolId)?.facts().running.values() ?? [])];
  const activity = new ActivityCounter(
    (poolId) => new Map(running(poolId).map(({ call, outputTokens }) => [call.id, outputTokens])),
    () => performance.now(),
  );
  const loop = new EnergyLoop({
    ...facts,
    directory,
    activity,
    load: (poolId) => {
      const pool = dispatcher.find(poolId);
      return { calls: pool?.busy ?? 0, slots: pool?.facts().settings.slots ?? 1 };
    },
    epochMs: () => Date.now(),
  });
  loop.start();
  return {
    observe: (first: CallObserver): CallObserver => ({
      began: (call, intent) => {
        first.began(call, intent);
        activity.began(call, intent);
      },
      finished: (intent) => {
        first.finished(intent);
        activity.finished(intent);
      },
      recorded: (call, intent, settlement, sequence) => {
        first.recorded(call, intent, settlement, sequence);
        activity.recorded(call, intent, settlement);
      },
    }),
    stop: () => loop.stop(),
  };
}
