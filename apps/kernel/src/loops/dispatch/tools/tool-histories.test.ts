import { standardPolicies } from '@agent-os/core/scheduling';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DirectoryPool } from '../../../directory/index.ts';
import { Dispatcher } from '../dispatcher.ts';
import type { SlotLease } from '../slot-lease.ts';
import { aCall, settled, testSettings } from '../test-dispatcher.ts';
import { WaitingPlace } from '../waiting-place.ts';

const timeoutMs = 1_000;
const limits = [
  { tool: 'erp', uses: 2, timeoutMs },
  { tool: 'mail', uses: 1, timeoutMs },
];
const pools = ['pol_1', 'pol_2'].map((id): DirectoryPool => ({
  ...testSettings,
  id,
  organisationId: 'org_1',
  slots: 2,
  maxWaitMs: 3_600_000,
  policy: standardPolicies.semantic,
}));

/** What a run does with its next call. */
interface Step {
  readonly pool: number;
  readonly tools: readonly string[];
  /** How often its answer asks for each of them. */
  readonly asks: number;
  /** It never sends a result, and ends here. */
  readonly leaves: boolean;
}

interface Run {
  readonly steps: readonly Step[];
}

/** One model of what is in use, kept beside the dispatcher: what runs, and what answers asked for. */
class World {
  readonly dispatcher: Dispatcher;
  readonly faults: string[] = [];
  nowMs = 0;
  completed = 0;
  readonly #running = new Map<string, { run: number; step: number; lease: SlotLease }>();
  readonly #held = new Map<number, { tool: string; id: string; untilMs: number; excess: boolean }[]>();
  readonly #runs: readonly Run[];

  constructor(runs: readonly Run[], deaf: boolean) {
    this.#runs = runs;
    this.dispatcher = new Dispatcher({
      nowMs: () => this.nowMs,
      newSeed: () => 1,
      waitingChanged: () => undefined,
      interrupted: () => undefined,
    });
    this.dispatcher.tools.configure('org_1', deaf ? limits.map((limit) => ({ ...limit, uses: 9 })) : limits);
  }

  ask(run: number, step: number): void {
    const plan = this.#runs[run]?.steps[step];
    const pool = pools[plan?.pool ?? 0];
    if (plan === undefined || pool === undefined) {
      this.completed += 1;
      return;
    }
    // The request carries the results of the one before.
    const results = (this.#held.get(run) ?? []).map(({ id }) => id);
    this.#held.delete(run);
    const carrier = { organisation: { id: 'org_1' }, agent: { id: `agent ${run % 3}` } };
    this.dispatcher.tools.returned({ caller: carrier, runId: `run ${run}`, facts: { tools: { results } } });
    const call = aCall(`${run}.${step}`, {
      ownerPath: ['acme', 'sales', `agent ${run % 3}`],
      programId: `run ${run}`,
      arrivedAt: this.nowMs,
      ...(plan.tools.length === 0 ? {} : { tools: plan.tools }),
    });
    const dispatcher = this.dispatcher.of(pool);
    const asked = dispatcher.ask(call);
    const started = (result: Awaited<ReturnType<typeof dispatcher.wait>>) => {
      if (!result.ok) return this.faults.push(`${call.id} was refused`);
      this.#running.set(call.id, { run, step, lease: result.value });
      return this.#look();
    };
    if (asked instanceof WaitingPlace) void dispatcher.wait(asked, new AbortController().signal).then(started);
    else started(asked);
  }

  /** Ends one of the calls that run, whichever is meant. */
  async end(which: number): Promise<void> {
    const [id, ended] = [...this.#running][which % Math.max(1, this.#running.size)] ?? [];
    const plan = ended && this.#runs[ended.run]?.steps[ended.step];
    if (id === undefined || ended === undefined || plan === undefined) return;
    this.#running.delete(id);
    const asked = plan.tools.flatMap((tool) =>
      Array.from({ length: plan.asks }, (_, index) => ({ tool, id: `${id} ${tool} ${index}`, first: index === 0 })),
    );
    this.#held.set(
      ended.run,
      asked.map(({ first, ...use }) => ({ ...use, untilMs: this.nowMs + timeoutMs, excess: !first })),
    );
    ended.lease.asksFor(asked);
    ended.lease.release({ inputTokens: 10, outputTokens: 10 });
    await settled();
    if (plan.leaves) this.completed += 1;
    else this.ask(ended.run, ended.step + 1);
    await settled();
  }

  async pass(ms: number): Promise<void> {
    this.nowMs += ms;
    for (const [run, uses] of this.#held) {
      const left = uses.filter(({ untilMs }) => untilMs > this.nowMs);
      // Their ids still come with the next request.
      this.#held.set(run, left);
    }
    this.dispatcher.tools.find('org_1')?.expire();
    await settled();
  }

  get running(): number {
    return this.#running.size;
  }

  /** Never more than the limit, but for what one answer asks for beyond the one use that its call had. */
  #look(): void {
    for (const { tool, uses } of limits) {
      const reserved = [...this.#running.values()].filter(({ run, step }) =>
        this.#runs[run]?.steps[step]?.tools.includes(tool),
      ).length;
      const held = [...this.#held.values()].flat().filter((use) => use.tool === tool && !use.excess).length;
      if (reserved + held > uses) this.faults.push(`${reserved + held} uses of ${tool} at ${this.nowMs}`);
    }
  }
}

const anyRuns = fc.array(
  fc.record({
    steps: fc.array(
      fc.record({
        pool: fc.nat(1),
        tools: fc.constantFrom([], ['erp'], ['mail'], ['erp', 'mail']),
        asks: fc.constantFrom(0, 0, 1, 1, 3),
        leaves: fc.constantFrom(false, false, false, true),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  }),
  { minLength: 2, maxLength: 10 },
);
const anyTurns = fc.array(fc.record({ end: fc.nat(9), passMs: fc.constantFrom(0, 0, 10, 400) }), { maxLength: 40 });

function holds(deaf: boolean): Promise<void> {
  return fc.assert(
    fc.asyncProperty(anyRuns, anyTurns, async (runs, turns) => {
      const world = new World(runs, deaf);
      runs.forEach((_, run) => world.ask(run, 0));
      await settled();
      for (const { end, passMs } of turns) {
        await world.end(end);
        await world.pass(passMs);
      }
      // Nothing waits for ever: whatever is left ends, when those that went away are timed out.
      for (let round = 0; round < 200 && world.completed < runs.length; round += 1) {
        await world.end(0);
        if (world.running === 0) await world.pass(timeoutMs);
      }
      expect(world.faults).toEqual([]);
      expect(world.completed).toBe(runs.length);
      await world.pass(timeoutMs);
      // Nothing leaks.
      expect(world.dispatcher.tools.find('org_1')?.ledger.inUse).toBe(0);
      expect([...(world.dispatcher.tools.find('org_1')?.ledger.free ?? [])]).toEqual(
        limits.map(({ tool, uses }) => [tool, deaf ? 9 : uses]),
      );
    }),
    deaf ? { seed: 1, numRuns: 60, endOnFailure: true } : { numRuns: 120 },
  );
}

describe('limited tools in two pools, whatever runs do', () => {
  test('are never in use more often than they may, hold nobody back for ever and come free in the end', () =>
    holds(false));

  test('the check catches limits that are not kept (canary)', async () => {
    await expect(holds(true)).rejects.toThrow();
  });
});
