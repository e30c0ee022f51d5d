import { BoundedMap } from '@agent-os/core/signals';
import { loopPrintKey, type OrganisationEntry, type StoppedLoop } from '../../directory/index.ts';
import type { Identified } from '../../pipeline/index.ts';

/** A stop that nobody clears ends by itself: a run after a week, the requests of agents without a run after a day. */
const endsAfterMs = { run: 7 * 86_400_000, print: 86_400_000 } as const;
const ownMax = 5_000;

type Owner = Pick<OrganisationEntry, 'id' | 'loops'>;

/** What is stopped: as the directory has it, and what this kernel has stopped since it was read. */
export class StoppedLoops {
  readonly #own = new BoundedMap<string, StoppedLoop>(ownMax);

  stop({ id }: Owner, loop: StoppedLoop, prints: readonly number[]): void {
    if (loop.runId !== null) {
      this.#own.set(`${id} ${loop.runId}`, loop);
      return;
    }
    for (const agentId of loop.agentIds) {
      for (const print of prints) this.#own.set(`${id} ${loopPrintKey(agentId, print)}`, loop);
    }
  }

  find(
    { caller, runId, facts }: Pick<Identified, 'caller' | 'runId' | 'facts'>,
    nowMs: number,
  ): StoppedLoop | undefined {
    const { organisation, agent } = caller;
    if (runId !== null) return this.#live(organisation, runId, organisation.loops.stoppedByRun, nowMs);
    const { stoppedByPrint } = organisation.loops;
    if (stoppedByPrint.size === 0 && this.#own.isEmpty) return undefined;
    const prints = facts.prints?.prints;
    if (prints === undefined) return undefined;
    return (
      this.#live(organisation, loopPrintKey(agent.id, prints.request), stoppedByPrint, nowMs) ??
      this.#live(organisation, loopPrintKey(agent.id, prints.step.whole), stoppedByPrint, nowMs)
    );
  }

  #live(
    { id, loops }: Owner,
    key: string,
    known: ReadonlyMap<string, StoppedLoop>,
    nowMs: number,
  ): StoppedLoop | undefined {
    const stopped = known.get(key) ?? this.#own.get(`${id} ${key}`);
    if (stopped === undefined || loops.clearedFirstCalls.has(stopped.firstCallId)) return undefined;
    const endsAtMs = stopped.atMs + (stopped.runId === null ? endsAfterMs.print : endsAfterMs.run);
    return nowMs < endsAtMs ? stopped : undefined;
  }
}
