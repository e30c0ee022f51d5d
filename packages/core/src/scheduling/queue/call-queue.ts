import type { QueuedCall } from '../calls/index.ts';
import type { CallOrdering } from '../policies/index.ts';
import { sayOfOrdering, type Circumstances } from '../rules/index.ts';
import { AgentCalls } from './agent-calls.ts';
import { fitsInto, needAggregate, type LeastNeed, type Room } from './need-aggregate.ts';
import { OrderedTree } from './ordered-tree.ts';

const nothing: LeastNeed = { kvTokens: Infinity, rateTokens: Infinity };

/**
 * The calls of one innermost group. Each ordering sorts the agents by their best call and, inside an agent, its calls;
 * an agent at its limit stands aside as a whole.
 */
export class CallQueue {
  readonly #orderings: readonly CallOrdering[];
  readonly #nextBalance: () => number;
  readonly #agents = new Map<string, AgentCalls>();
  readonly #trees: readonly OrderedTree<AgentCalls, LeastNeed>[];

  constructor(orderings: readonly CallOrdering[], nextBalance: () => number) {
    this.#orderings = orderings;
    this.#nextBalance = nextBalance;
    this.#trees = orderings.map(
      (_, index) =>
        new OrderedTree(
          needAggregate<AgentCalls>((agent) => agent.trees[index]?.sum ?? nothing),
          nextBalance,
        ),
    );
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
    return this.#trees.at(-1)?.sum ?? nothing;
  }

  add(queued: QueuedCall, orders: readonly (number | undefined)[], capped: boolean): void {
    const agent =
      this.#agents.get(queued.agentKey) ??
      new AgentCalls(queued.agentKey, this.#orderings.length, capped, this.#nextBalance);
    this.#agents.set(queued.agentKey, agent);
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

  /** The first call that fits, by the first ordering that has a say about one. */
  pick(now: Circumstances, room: Room): { queued: QueuedCall; rule: CallOrdering['kind'] } | undefined {
    for (const [index, ordering] of this.#orderings.entries()) {
      const upTo = sayOfOrdering(ordering, now);
      const tree = this.#trees[index];
      if (upTo === undefined || tree === undefined) continue;
      const queued = tree.search(
        (least) => fitsInto(room, least),
        (agent) =>
          agent.trees[index]?.search(
            (least) => fitsInto(room, least),
            (candidate) => (fitsInto(room, candidate.need) ? candidate : undefined),
            upTo,
          ),
        upTo,
      );
      if (queued !== undefined) return { queued, rule: ordering.kind };
    }
    return undefined;
  }

  #place(agent: AgentCalls): void {
    for (const [index, tree] of this.#trees.entries()) {
      const place = agent.places[index];
      if (place !== undefined) tree.remove(place);
      const head = agent.capped ? undefined : agent.trees[index]?.first();
      agent.places[index] = head && tree.insert(agent, head.first, head.second, head.tie);
    }
  }
}
