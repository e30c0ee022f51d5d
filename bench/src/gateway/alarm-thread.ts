import { parentPort, workerData } from 'node:worker_threads';
import { alarmFields, type AlarmMemory } from './alarm.ts';
import { monotonicMs } from './delay-lane.ts';

/** The thread behind `Alarm`: sleeps until the time in shared memory, or until that time changes, then wakes the main thread. */
function keepTime(memory: AlarmMemory): never {
  const { version, rung, dueMs } = alarmFields(memory);
  for (;;) {
    const seen = Atomics.load(version, 0);
    const waitMs = (dueMs[0] ?? Number.POSITIVE_INFINITY) - monotonicMs();
    if (waitMs > 0) {
      const outcome = Atomics.wait(version, 0, seen, waitMs);
      if (outcome !== 'timed-out') continue;
    }
    // One message wakes the main thread for everything that is due by the time it looks.
    if (Atomics.compareExchange(rung, 0, 0, 1) === 0) parentPort?.postMessage(null, []);
    Atomics.wait(version, 0, seen);
  }
}

if (!(workerData instanceof SharedArrayBuffer)) {
  throw new TypeError('The alarm thread needs the memory that it shares with its Alarm.');
}
keepTime(workerData);
