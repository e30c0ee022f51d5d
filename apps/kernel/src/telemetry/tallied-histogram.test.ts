import { Histogram, Registry } from 'prom-client';
import { describe, expect, test } from 'vitest';
import { TalliedCounter } from './tallied-counter.ts';
import { TalliedHistogram } from './tallied-histogram.ts';

const seed = 20_261_122;
const buckets = [0.001, 0.1, 2];

/** Uniform in [0, 1): Park and Miller's generator. */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** The lines of a text exposition, in any order. */
const linesOf = async (registry: Registry) => (await registry.metrics()).trim().split('\n').toSorted();

/** The same values in the library's own histogram and in the tallied one; `skew` is added to what the second gets. */
async function expositions(skew: number) {
  const [own, tallied] = [new Registry(), new Registry()];
  const shape = { name: 'agent_os_step_seconds', help: 'Time of a step.' };
  const library = new Histogram({ ...shape, labelNames: ['step'], buckets: [...buckets], registers: [own] });
  const histogram = new TalliedHistogram({ ...shape, label: 'step', buckets, registry: tallied });
  const random = randomFrom(seed);
  for (let index = 0; index < 2_000; index += 1) {
    const step = random() < 0.3 ? 'admit' : 'execute';
    // Bounds themselves belong to their bucket.
    const value = random() < 0.1 ? (buckets[index % buckets.length] ?? 0) : random() ** 4 * 5;
    library.labels({ step }).observe(value);
    histogram.of(step).observe(value + skew);
  }
  return { expected: await linesOf(own), said: await linesOf(tallied), histogram };
}

describe('a histogram that is written out when it is read', () => {
  test(`says what the library's own says of the same values (seed ${seed})`, async () => {
    const { expected, said } = await expositions(0);
    expect(said).toEqual(expected);
  });

  test('canary: does not when it gets other values', async () => {
    const { expected, said } = await expositions(0.05);
    expect(said).not.toEqual(expected);
  });

  test('says the same again when it is read again', async () => {
    const { histogram } = await expositions(0);
    expect(await histogram.get()).toEqual(await histogram.get());
  });
});

test('a counter of two labels counts what came between two readings once', async () => {
  const registry = new Registry();
  const counter = new TalliedCounter({
    name: 'calls_total',
    help: 'Calls.',
    labels: ['outcome', 'protocol'],
    registry,
  });
  counter.inc('settled', 'chat');
  counter.inc('settled', 'chat');
  counter.inc('failed', 'chat');
  expect(await registry.metrics()).toContain('calls_total{outcome="settled",protocol="chat"} 2');
  counter.inc('settled', 'chat');
  const said = await registry.metrics();
  expect(said).toContain('calls_total{outcome="settled",protocol="chat"} 3');
  expect(said).toContain('calls_total{outcome="failed",protocol="chat"} 1');
});
