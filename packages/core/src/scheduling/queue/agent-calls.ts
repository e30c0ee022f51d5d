import type { QueuedCall } from '../calls/index.ts';
import type { LeastNeed } from './need-aggregate.ts';
import type { OrderedTree, TreeNode } from './ordered-tree.ts';

type CallPlace = TreeNode<QueuedCall, LeastNeed>;

/** The waiting calls of one agent inside one group, sorted by each ordering of the policy. */
export class AgentCalls {
  readonly agentKey: string;
  readonly trees: readonly OrderedTree<QueuedCall, LeastNeed>[];
  /** Its places among the agents of the group, one an ordering; none while it is at its limit. */
  readonly places: (TreeNode<AgentCalls, LeastNeed> | undefined)[];
  readonly #calls = new Map<string, readonly (CallPlace | undefined)[]>();
  capped: boolean;

  constructor(agentKey: string, trees: readonly OrderedTree<QueuedCall, LeastNeed>[], capped: boolean) {
    this.agentKey = agentKey;
    this.trees = trees;
    this.places = this.trees.map(() => undefined);
    this.capped = capped;
  }

  get size(): number {
    return this.#calls.size;
  }

  /** `orders`: what each ordering sorts it by; undefined where the ordering never has a say about it. */
  add(queued: QueuedCall, orders: readonly (number | undefined)[]): void {
    this.#calls.set(
      queued.call.id,
      orders.map((order, index) =>
        order === undefined ? undefined : this.trees[index]?.insert(queued, order, queued.since, queued.sequence),
      ),
    );
  }

  remove(queued: QueuedCall): void {
    const places = this.#calls.get(queued.call.id) ?? [];
    this.#calls.delete(queued.call.id);
    for (const [index, place] of places.entries()) {
      if (place !== undefined) this.trees[index]?.remove(place);
    }
  }
}
