import type { QueuedCall } from '../calls/index.ts';
import type { CallOrdering } from '../policies/index.ts';
import { sayOfOrdering, type Circumstances } from '../rules/index.ts';
import { AgentCalls } from './agent-calls.ts';
import type { Aggregate } from './aggregate.ts';
import { callFits, fitsInto, needAggregate, nothingToStart, type LeastNeed, type Room } from './need-aggregate.ts';
import { OrderedTree } from './ordered-tree.ts';

/**
 * The calls of one innermost group. Each ordering sorts the agents by their best call and, inside an agent, its calls;
 * an agent at its limit stands aside as a whole.
 */
export class CallQueue {
  readonly #orderings: readonly CallOrdering[];
  readonly #nextBalance: () => number;
  readonly #sized: boolean;
  readonly #callNeeds: Aggregate<QueuedCall, LeastNeed>;
  readonly #agents = new Map<string, AgentCalls>();
  readonly #trees: readonly OrderedTree<AgentCalls, LeastNeed>[];

  constructor(orderings: readonly CallOrdering[], sized: boolean, nextBalance: () => number) {
    this.#orderings = orderings;
    this.#nextBalance = nextBalance;
    this.#sized = sized;
    this.#callNeeds = needAggregate((queued) => queued.need, sized);
    this.#trees = orderings.map((_, index) => {
      const agentNeeds = needAggregate<AgentCalls>((agent) => agent.trees[index]?.sum ?? nothingToStart, sized);
      return new OrderedTree(agentNeeds, nextBalance);
    });
  }

  /** Whether a call waits whose agent is below its limit. */
  get open(): boolean {
    return (this.#trees.at(-1)?.size ?? 0) > 0;
  }

  /** What the last ordering, which has a say about every call, sorts its first call by. */
  get bestOrder(): number | undefined {
    return this.#trees.at(-1)?.first()?.first;
  }

  get leastNeed(): LeastNeed {
    return this.#trees.at(-1)?.sum ?? nothingToStart;
  }

  add(queued: QueuedCall, orders: readonly (number | undefined)[], capped: boolean): void {
    const agent = this.#agents.get(queued.agentKey) ?? this.#newAgent(queued.agentKey, capped);
    agent.add(queued, orders);
    this.#place(agent);
  }

  /** True when this was the agent's last call here. */
  remove(queued: QueuedCall): boolean {
    const agent = this.#agents.get(queued.agentKey);
    if (agent === undefined) return false;
    agent.remove(queued);
    this.#place(agent);
    if (agent.size > 0) return false;
    this.#agents.delete(queued.agentKey);
    return true;
  }

  setCapped(agentKey: string, capped: boolean): void {
    const agent = this.#agents.get(agentKey);
    if (agent === undefined) return;
    agent.capped = capped;
    this.#place(agent);
  }

  /** The first call that fits, by the first ordering that has a say about one; none of `exceptAgent`. */
  pick(
    now: Circumstances,
    room: Room,
    exceptAgent?: string,
  ): { queued: QueuedCall; rule: CallOrdering['kind'] } | undefined {
    for (const [index, ordering] of this.#orderings.entries()) {
      const upTo = sayOfOrdering(ordering, now);
      const tree = this.#trees[index];
      if (upTo === undefined || tree === undefined) continue;
      const queued = tree.search(
        (least) => fitsInto(room, least),
        (agent) =>
          agent.agentKey === exceptAgent
            ? undefined
            : agent.trees[index]?.search(
                (least) => fitsInto(room, least),
                (candidate) => (callFits(room, candidate) ? candidate : undefined),
                upTo,
              ),
        upTo,
      );
      if (queued !== undefined) return { queued, rule: ordering.kind };
    }
    return undefined;
  }

  #newAgent(agentKey: string, capped: boolean): AgentCalls {
    const trees = this.#orderings.map(() => new OrderedTree(this.#callNeeds, this.#nextBalance));
    const agent = new AgentCalls(agentKey, trees, capped);
    this.#agents.set(agentKey, agent);
    return agent;
  }

  /** Puts an agent where its best call says. */
  #place(agent: AgentCalls): void {
    for (const [index, tree] of this.#trees.entries()) {
      const place = agent.places[index];
      const head = agent.capped ? undefined : agent.trees[index]?.first();
      if (head === undefined) {
        if (place !== undefined) tree.remove(place);
        agent.places[index] = undefined;
      } else if (place === undefined) {
        agent.places[index] = tree.insert(agent, head.first, head.second, head.tie);
      } else if (place.tie !== head.tie || place.first !== head.first || place.second !== head.second) {
        tree.move(place, head.first, head.second, head.tie);
      } else if (this.#sized) tree.touch(place);
    }
  }
}
