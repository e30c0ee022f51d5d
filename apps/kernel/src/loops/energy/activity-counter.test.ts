import type { CallIntentRow, CallSettlementRow, PoolActivityRow } from '@agent-os/db';
import { describe, expect, test } from 'vitest';
import { StepClock, type Ending } from '../../pipeline/index.ts';
import { ActivityCounter } from './activity-counter.ts';

const organisationId = 'org';
const epochMs = 1_763_700_000_000;

/** A kernel whose clock the test moves, with calls that wait 100 ms and then run. */
function openRig(devices: readonly string[] = ['pool']) {
  let nowMs = 5_000;
  const outputs = new Map<string, number>();
  const counter = new ActivityCounter(
    () => outputs,
    () => nowMs,
  );
  const served = { id: 'other model', pool: { id: 'other pool' } };
  const organisation = {
    energy: { devices: devices.map((poolId) => ({ poolId })) },
    modelsByName: new Map([['other', served]]),
  };
  const start = (id: string, agentId = 'agent', routed?: object) => {
    const clock = new StepClock(nowMs);
    const call = { id, clock, caller: { organisation }, routed } as unknown as Ending;
    const place = { departmentId: 'dep', agentId, modelId: 'model', poolId: 'pool' };
    const intent = { organisationId, id, ...place, estimatedInputTokens: 50 } as CallIntentRow;
    counter.began(call, intent);
    nowMs += 100;
    clock.mark('admit', nowMs);
    return {
      end: (tokens: Partial<CallSettlementRow> = {}) => {
        clock.mark('execute', nowMs);
        counter.finished(intent);
        const used = { inputTokens: 60, cachedInputTokens: 20, outputTokens: 30, lastStep: 8, reuse: null };
        counter.recorded(call, intent, { ...used, ...tokens } as CallSettlementRow);
      },
      write: (tokens: number) => outputs.set(id, tokens),
    };
  };
  const close = (): readonly PoolActivityRow[] => {
    counter.close(epochMs + nowMs);
    const rows = counter.pending(organisationId);
    counter.forget(organisationId, rows);
    return rows;
  };
  return {
    counter,
    start,
    close,
    wait: (ms: number) => {
      nowMs += ms;
    },
  };
}

const sum = (rows: readonly PoolActivityRow[], read: (owner: PoolActivityRow['owners'][number]) => number): number =>
  rows.flatMap(({ owners }) => owners.map(read)).reduce((all, one) => all + one, 0);

describe('what a kernel served', () => {
  test('is a call’s time in its slot, not in the line, and its tokens without those that were cached', () => {
    const rig = openRig();
    const call = rig.start('one');
    rig.wait(400);
    call.end();
    rig.wait(300);
    const [row] = rig.close();
    expect(row).toMatchObject({ poolId: 'pool', busyMs: 400 });
    expect(row?.owners).toMatchObject([
      { agentId: 'agent', modelId: 'model', prefillTokens: 40, decodeTokens: 30, residentMs: 400, kvTokenMs: 22_000 },
    ]);
    expect(rig.close()).toEqual([]);
  });

  test('of a long call is in each interval once: its parts sum to the whole', () => {
    const rig = openRig();
    const call = rig.start('long');
    const rows: PoolActivityRow[] = [];
    for (const written of [5, 12, 12, 25]) {
      rig.wait(1_000);
      call.write(written);
      rows.push(...rig.close());
    }
    rig.wait(500);
    call.end({ inputTokens: 50, cachedInputTokens: 0 });
    rows.push(...rig.close());
    expect(rows.map(({ busyMs }) => busyMs)).toEqual([1_000, 1_000, 1_000, 1_000, 500]);
    expect(rows.map((row) => sum([row], ({ decodeTokens }) => decodeTokens))).toEqual([5, 7, 0, 13, 5]);
    expect(sum(rows, ({ prefillTokens }) => prefillTokens)).toBe(50);
    expect(sum(rows, ({ residentMs }) => residentMs)).toBe(4_500);
  });

  test('by calls side by side is busy once, and resident for each', () => {
    const rig = openRig();
    const one = rig.start('one');
    const other = rig.start('other', 'second');
    rig.wait(1_000);
    one.end();
    other.end();
    const rows = rig.close();
    expect(rows.map(({ busyMs }) => busyMs)).toEqual([1_100]);
    expect(sum(rows, ({ residentMs }) => residentMs)).toBe(2_100);
  });

  test('is nothing for answers of other calls, calls that reached no model, and where there is no device', () => {
    const rig = openRig();
    rig.start('reused').end({ reuse: { from: 'other' } as never });
    rig.start('refused').end({ lastStep: 5 });
    expect(rig.close()).toEqual([]);
    for (const bare of [openRig([]), openRig(['other pool'])]) {
      const call = bare.start('one');
      bare.wait(100);
      call.end();
      expect(bare.close()).toEqual([]);
    }
  });

  test('by a route is of the pool that it ended in, whichever it began at', () => {
    const rig = openRig(['other pool']);
    const call = rig.start('one', 'agent', {});
    rig.wait(400);
    call.end({ routing: { serving: { modelId: 'other model' } } as never });
    const rows = rig.close();
    expect(rows.map(({ poolId, busyMs }) => ({ poolId, busyMs }))).toEqual([{ poolId: 'other pool', busyMs: 400 }]);
  });

  test('is kept until it is written', () => {
    const rig = openRig();
    rig.start('one').end();
    rig.counter.close(epochMs);
    expect(rig.counter.pending(organisationId)).toHaveLength(1);
    expect(rig.counter.pending(organisationId)).toHaveLength(1);
  });
});
