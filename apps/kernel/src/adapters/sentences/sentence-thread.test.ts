import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SentenceThread } from './sentence-thread.ts';
import type { SentenceWorkerEvents } from './sentence-worker.ts';

/** A thread that answers when the test says so. */
class FakeWorker {
  readonly posted: string[] = [];
  stopped = false;
  readonly events: SentenceWorkerEvents;

  constructor(events: SentenceWorkerEvents) {
    this.events = events;
  }

  post(text: string): void {
    this.posted.push(text);
  }

  stop(): void {
    this.stopped = true;
  }

  answer(vector: Float32Array | undefined = Float32Array.of(1, 0)): void {
    this.events.onAnswer({ vector });
  }
}

let workers: FakeWorker[];
let counted: string[];
let deaths: number;
let sentences: SentenceThread;
const worker = () => workers.at(-1) ?? expect.fail('No thread was started.');

beforeEach(() => {
  vi.useFakeTimers();
  [workers, counted, deaths] = [[], [], 0];
  sentences = new SentenceThread({
    start: (events) => {
      const started = new FakeWorker(events);
      workers.push(started);
      return started;
    },
    nowMs: () => Date.now(),
    count: (outcome) => counted.push(outcome),
    onDeath: () => {
      deaths += 1;
    },
  });
});
afterEach(() => {
  sentences.close();
  vi.useRealTimers();
});

describe('a call’s text', () => {
  test('is read once for an organisation, and not known to another', async () => {
    expect(workers).toHaveLength(0);
    const first = sentences.read('org_a', 'Hello');
    worker().answer();
    expect(await first).toEqual(Float32Array.of(1, 0));
    expect(await sentences.read('org_a', 'Hello')).toEqual(Float32Array.of(1, 0));
    expect(sentences.recall('org_a', 'Hello')).toBeDefined();
    expect(sentences.recall('org_b', 'Hello')).toBeUndefined();
    void sentences.read('org_b', 'Hello');
    expect(worker().posted).toEqual(['Hello', 'Hello']);
    expect(counted).toEqual(['read', 'known']);
  });

  test('that comes twice at once is read once', async () => {
    const both = ['Hello', 'Hello'].map((text) => sentences.read('org_a', text));
    worker().answer();
    expect(await Promise.all(both)).toHaveLength(2);
    expect(worker().posted).toEqual(['Hello']);
  });

  test('is given up when it is late, and left unread when nobody waits for it any more', async () => {
    const [first, second] = ['one', 'two'].map((text) => sentences.read('org_a', text));
    await vi.advanceTimersByTimeAsync(250);
    expect(await Promise.all([first, second])).toEqual(['late', 'late']);
    worker().answer();
    expect(worker().posted).toEqual(['one']);
    // What came late is known to the next call.
    expect(sentences.recall('org_a', 'one')).toBeDefined();
    expect(counted).toEqual(['late', 'late']);
  });

  test('does not wait in a line that is too long, and one organisation leaves room for others', async () => {
    const waiting = Array.from({ length: 17 }, (_, index) => sentences.read('org_a', `text ${index}`));
    expect(await sentences.read('org_a', 'one more')).toBe('full');
    void sentences.read('org_b', 'another');
    expect(counted).toEqual(['full']);
    sentences.close();
    expect(new Set(await Promise.all(waiting))).toEqual(new Set(['stopped']));
  });

  test('of which the model can make nothing is said to be so', async () => {
    const read = sentences.read('org_a', ' ');
    worker().events.onAnswer({ vector: undefined });
    expect(await read).toBe('unreadable');
  });

  test('is read by its beginning and its end', () => {
    void sentences.read('org_a', `first ${'x'.repeat(10_000)} last`);
    expect(worker().posted[0]?.length).toBe(601);
  });
});

describe('a thread that dies', () => {
  test('holds up no call, rests, and starts again', async () => {
    const waiting = ['one', 'two'].map((text) => sentences.read('org_a', text));
    worker().events.onEnd(new Error('out of memory'));
    expect(await Promise.all(waiting)).toEqual(['stopped', 'stopped']);
    expect(await sentences.read('org_a', 'three')).toBe('stopped');
    expect([workers.length, deaths]).toEqual([1, 1]);
    await vi.advanceTimersByTimeAsync(10_000);
    const again = sentences.read('org_a', 'four');
    expect(workers).toHaveLength(2);
    worker().answer();
    expect(await again).toBeInstanceOf(Float32Array);
  });

  test('is taken for dead when one text keeps it for too long', async () => {
    void sentences.read('org_a', 'one');
    // Loading the model may take longer than a text.
    await vi.advanceTimersByTimeAsync(16_000);
    expect(deaths).toBe(0);
    worker().answer();
    void sentences.read('org_a', 'two');
    await vi.advanceTimersByTimeAsync(15_000);
    expect(worker().stopped).toBe(true);
    expect(deaths).toBe(1);
  });

  test('and cannot be started is the same', async () => {
    const broken = new SentenceThread({
      start: () => {
        throw new Error('no memory for a thread');
      },
      nowMs: () => Date.now(),
      count: (outcome) => counted.push(outcome),
      onDeath: () => {
        deaths += 1;
      },
    });
    expect(await broken.read('org_a', 'one')).toBe('stopped');
    expect([deaths, counted]).toEqual([1, ['stopped']]);
  });
});

describe('a training', () => {
  test('is read behind every call', async () => {
    const lesson = sentences.readAll('org_a', ['example one', 'example two']);
    await vi.advanceTimersByTimeAsync(0);
    void sentences.read('org_b', 'call one');
    void sentences.read('org_b', 'call two');
    for (let answers = 0; answers < 4; answers += 1) {
      worker().answer();
      await vi.advanceTimersByTimeAsync(0);
    }
    expect(worker().posted).toEqual(['example one', 'call one', 'call two', 'example two']);
    expect(await lesson).toMatchObject({ ok: true, value: { length: 2 } });
  });

  test('that takes too long says how far it came, and goes on from there', async () => {
    const texts = ['example one', 'example two', 'example three'];
    const first = sentences.readAll('org_a', texts);
    for (let answers = 0; answers < 2; answers += 1) {
      await vi.advanceTimersByTimeAsync(9_000);
      worker().answer();
    }
    await vi.advanceTimersByTimeAsync(2_000);
    const refused = await first;
    expect(refused.ok ? '' : refused.refusal.message).toContain('Read 2 of 3 texts');
    // What was under way.
    worker().answer();
    expect(await sentences.readAll('org_a', texts)).toMatchObject({ ok: true, value: { length: 3 } });
    expect(worker().posted).toEqual(texts);
  });
});
