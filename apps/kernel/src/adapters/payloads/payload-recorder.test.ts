import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { PayloadRecorder, type PayloadRecorderOptions, type PayloadSink } from './index.ts';
import type { PayloadBundle } from './payload-bundle.ts';

const organisation = { id: 'org_a', payloadRetentionDays: 30 };
const request = Buffer.from('{"messages":[]}');

interface Trial {
  readonly recorder: PayloadRecorder;
  readonly bundles: PayloadBundle[];
  readonly counts: Record<'saved' | 'dropped', number>;
  /** Whether Postgres answers. */
  up: boolean;
}

function aTrial(options: Partial<PayloadRecorderOptions> = {}): Trial {
  const bundles: PayloadBundle[] = [];
  const counts = { saved: 0, dropped: 0 };
  const sink: PayloadSink = {
    write: async (bundle) => {
      if (!trial.up) throw new Error('Postgres is away');
      bundles.push(bundle);
      return 'saved';
    },
    close: async () => undefined,
  };
  const recorder = new PayloadRecorder({
    sink,
    metrics: {
      countPayloads: (end, count) => {
        counts[end] += count;
      },
    },
    logger: { warn: () => undefined },
    epochMs: () => 1,
    gatherMs: 1,
    retryDelayMs: 1,
    ...options,
  });
  const trial: Trial = { recorder, bundles, counts, up: true };
  return trial;
}

const textOf = ({ content }: PayloadBundle) => Buffer.from(content).toString('utf8');

describe('messages of calls', () => {
  test('are handed over in bundles, after the call that captured them went on', async () => {
    const { recorder, bundles, counts } = aTrial();
    const chunks = [Buffer.from('data: 1\n\n'), Buffer.from('data: 2\n\n')];
    recorder.capture(organisation, 'call_1', request, { chunks, keptBytes: 18, bytes: 18 });
    recorder.capture(organisation, 'call_2', request, undefined);
    expect(bundles).toEqual([]);
    await recorder.close();
    expect(bundles).toHaveLength(1);
    expect(bundles.map(textOf)).toEqual([`{"messages":[]}data: 1\n\ndata: 2\n\n{"messages":[]}`]);
    expect(bundles[0]?.entries).toMatchObject([
      { callId: 'call_1', requestBytes: 15, requestKeptBytes: 15, responseBytes: 18, responseKeptBytes: 18 },
      { callId: 'call_2', requestBytes: 15, requestKeptBytes: 15, responseBytes: 0, responseKeptBytes: 0 },
    ]);
    expect(counts).toEqual({ saved: 2, dropped: 0 });
  });

  test('are what was counted when the call ended, whatever came after', async () => {
    const { recorder, bundles } = aTrial();
    const chunks = [Buffer.from('data: 1\n\n')];
    recorder.capture(organisation, 'call_1', request, { chunks, keptBytes: 9, bytes: 9 });
    chunks.push(Buffer.from('data: late\n\n'));
    recorder.capture(organisation, 'call_2', request, undefined);
    await recorder.close();
    expect(bundles.map(textOf)).toEqual([`{"messages":[]}data: 1\n\n{"messages":[]}`]);
  });

  test('leave a block at a time, and what is more follows soon', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { recorder, bundles } = aTrial({ gatherMs: 1_000, backlogPauseMs: 50 });
    for (let index = 0; index < 200; index += 1) recorder.capture(organisation, `call_${index}`, request, undefined);
    const sizes = () => bundles.map(({ entries }) => entries.length);
    await vi.advanceTimersByTimeAsync(999);
    expect(sizes()).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(sizes()).toEqual([64]);
    await vi.advanceTimersByTimeAsync(100);
    expect(sizes()).toEqual([64, 64, 64]);
    await vi.advanceTimersByTimeAsync(999);
    expect(sizes()).toEqual([64, 64, 64]);
    await vi.advanceTimersByTimeAsync(1);
    expect(sizes()).toEqual([64, 64, 64, 8]);
    await recorder.close();
  });

  test('are not touched where the organisation keeps none', async () => {
    const { recorder, bundles } = aTrial();
    recorder.capture({ ...organisation, payloadRetentionDays: 0 }, 'call_1', request, undefined);
    await recorder.close();
    expect(bundles).toEqual([]);
  });

  test('are cut at one mebibyte a side, and the number of bytes there were is kept', async () => {
    const { recorder, bundles } = aTrial();
    const mebibyte = 1024 * 1024;
    const chunk = Buffer.alloc(mebibyte - 1, 'a');
    recorder.capture(organisation, 'call_1', Buffer.alloc(mebibyte + 7, 'q'), {
      chunks: [chunk, chunk],
      keptBytes: 2 * chunk.length,
      bytes: 5e6,
    });
    await recorder.close();
    expect(bundles[0]?.entries).toMatchObject([
      { requestBytes: mebibyte + 7, requestKeptBytes: mebibyte, responseBytes: 5e6, responseKeptBytes: mebibyte },
    ]);
    expect(bundles[0]?.content).toHaveLength(2 * mebibyte);
  });

  test('beyond what may wait are dropped and counted, and later ones are taken again', async () => {
    const { recorder, counts } = aTrial({ queueBytesMax: 2 * (512 + request.length) });
    for (const id of ['call_1', 'call_2', 'call_3']) recorder.capture(organisation, id, request, undefined);
    expect(counts.dropped).toBe(1);
    await expect.poll(() => counts.saved).toBe(2);
    recorder.capture(organisation, 'call_4', request, undefined);
    await recorder.close();
    expect(counts).toEqual({ saved: 3, dropped: 1 });
  });

  test('wait while Postgres is away, and are saved once when it is back', async () => {
    const trial = aTrial();
    trial.up = false;
    trial.recorder.capture(organisation, 'call_1', request, undefined);
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
    trial.recorder.capture(organisation, 'call_2', request, undefined);
    trial.up = true;
    await expect.poll(() => trial.counts.saved).toBe(2);
    expect(trial.bundles.flatMap(({ entries }) => entries.map(({ callId }) => callId))).toEqual(['call_1', 'call_2']);
    await trial.recorder.close();
  });

  test('that Postgres does not take before the kernel stops are counted as dropped', async () => {
    const trial = aTrial();
    trial.up = false;
    trial.recorder.capture(organisation, 'call_1', request, undefined);
    await trial.recorder.close();
    expect(trial.counts).toEqual({ saved: 0, dropped: 1 });
  });
});
