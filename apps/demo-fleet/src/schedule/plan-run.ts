import type { WorkCase, WorkScript } from '../scenarios/index.ts';
import type { Random } from './seeded-random.ts';

/** One run that is about to begin: who works, on what, and how. */
export interface PlannedRun {
  readonly script: WorkScript;
  readonly work: WorkCase;
  /** Whether the agent asks for its answers as streams. */
  readonly streamed: boolean;
  /** Whether it first asks for an embedding of the request. */
  readonly embeds: boolean;
  /** Time that it takes between the answer to one call and the next call. */
  readonly pauseMs: number;
}

const streamedShare = 0.4;
const embedsShare = 0.3;
const pauseMs = { least: 300, most: 2_000 };

/** Chooses among the agents that are idle now. Undefined when none is: that arrival is dropped, so work never piles up. */
export function planRun(idle: readonly WorkScript[], random: Random): PlannedRun | undefined {
  const script = choose(idle, random);
  const work = script === undefined ? undefined : choose(script.cases, random);
  if (script === undefined || work === undefined) return undefined;
  return {
    script,
    work,
    streamed: random() < streamedShare,
    embeds: script.recalls && random() < embedsShare,
    pauseMs: pauseMs.least + random() * (pauseMs.most - pauseMs.least),
  };
}

function choose<Item>(items: readonly Item[], random: Random): Item | undefined {
  return items[Math.floor(random() * items.length)];
}
