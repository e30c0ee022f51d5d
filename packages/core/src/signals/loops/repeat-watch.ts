import { BoundedMap } from '../bounded-map.ts';
import type { LoopPolicy } from '../loop-policy.ts';
import type { LoopSeen } from './loop-evidence.ts';
import { paceWeight } from './pace-weight.ts';
import { Tally } from './tally.ts';
import type { WatchedCall, WatchedEnd } from './watched-call.ts';

/** A request that nobody sent for so long begins anew. */
const forgetAfterMs = 10 * 60_000;
/** An identical request that gets another answer each time may be a sample: it counts a fifth. */
const otherAnswerWeight = 0.2;
const withoutRunFactor = 2;
const requestsMax = 5_000;
/** With more other requests between, it may be an item of a list that comes up again, and counts the less. */
const nearCalls = 2;

/** A request, and how often it came. */
export interface Repeated {
  /** Whose it is: a run, or an agent. */
  readonly scope: string;
  tally: Tally;
  running: number;
  lastEndAtMs: number | undefined;
  lastAnswer: number | undefined;
  sameAnswers: boolean;
  /** Of the calls of its run or agent, which one it was the last time. */
  lastPlace: number;
}

/**
 * Finds requests that are sent again and again, each after the last one was answered. Those that run at the same time are
 * many attempts at one piece of work (votes, samples), and are not a loop.
 */
export class RepeatWatch {
  readonly #requests = new BoundedMap<string, Repeated>(requestsMax);
  /** Calls so far, by run or agent. */
  readonly #places = new BoundedMap<string, number>(requestsMax);
  /** By run or agent: when a request of theirs that has come again was last heard of, in ms. */
  readonly #countedAtMs = new BoundedMap<string, number>(requestsMax);

  /** False: nothing of this run or agent has come again, so its next call cannot be the one that makes it a loop. */
  hasCounted(call: Pick<WatchedCall, 'agentId' | 'runId'>, nowMs: number): boolean {
    const atMs = this.#countedAtMs.get(scopeOf(call));
    return atMs !== undefined && nowMs - atMs < forgetAfterMs;
  }

  arrived(
    call: WatchedCall,
    { repeat }: Pick<LoopPolicy, 'repeat'>,
    nowMs: number,
  ): { readonly repeated: Repeated; readonly seen: LoopSeen | undefined } {
    const key = keyOf(call);
    const known = this.#requests.get(key);
    const entry = known !== undefined && isFresh(known, nowMs) ? known : newEntry(scopeOf(call), nowMs);
    if (entry !== known) this.#requests.set(key, entry);
    const { lastEndAtMs, running, lastPlace } = entry;
    entry.running += 1;
    const place = (this.#places.get(scopeOf(call)) ?? 0) + 1;
    this.#places.set(scopeOf(call), place);
    entry.lastPlace = place;
    if (lastEndAtMs === undefined || running > 0 || call.retried) return { repeated: entry, seen: undefined };
    const nearness = Math.min(1, nearCalls / (place - lastPlace));
    const weight = paceWeight(nowMs - lastEndAtMs) * (entry.sameAnswers ? 1 : otherAnswerWeight) * nearness;
    entry.tally.add(call, call.prints.request, weight, true);
    this.#countedAtMs.set(entry.scope, nowMs);
    const limit = call.runId === null ? repeat.limit * withoutRunFactor : repeat.limit;
    if (entry.tally.weight < limit) return { repeated: entry, seen: undefined };
    const isNew = !entry.tally.found;
    entry.tally.found = true;
    const evidence = entry.tally.evidence('repeat', call.runId, entry.tally.weight, limit);
    return { repeated: entry, seen: { evidence, isNew } };
  }

  ended(entry: Repeated, end: WatchedEnd, nowMs: number): void {
    entry.running = Math.max(0, entry.running - 1);
    if (!end.executed) return;
    entry.tally.costNanoUsd += end.costNanoUsd ?? 0n;
    const answer = end.answer?.whole ?? 0;
    entry.sameAnswers = entry.lastEndAtMs === undefined || entry.lastAnswer === answer;
    entry.lastAnswer = answer;
    entry.lastEndAtMs = nowMs;
    if (entry.tally.calls > 0) this.#countedAtMs.set(entry.scope, nowMs);
  }

  /** Somebody said that this is no loop: it is counted anew. */
  forget(call: WatchedCall): void {
    this.#requests.delete(keyOf(call));
  }
}

function scopeOf({ agentId, runId }: Pick<WatchedCall, 'agentId' | 'runId'>): string {
  return runId ?? agentId;
}

function keyOf(call: WatchedCall): string {
  return `${scopeOf(call)} ${call.prints.request}`;
}

function isFresh({ running, lastEndAtMs = 0 }: Repeated, nowMs: number): boolean {
  return running > 0 || nowMs - lastEndAtMs < forgetAfterMs;
}

function newEntry(scope: string, nowMs: number): Repeated {
  return {
    scope,
    tally: new Tally(nowMs),
    running: 0,
    lastEndAtMs: undefined,
    lastAnswer: undefined,
    sameAnswers: true,
    lastPlace: 0,
  };
}
