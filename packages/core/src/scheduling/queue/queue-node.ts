import type { ServiceClass } from '../calls/index.ts';
import type { GroupOrdering } from '../policies/index.ts';
import {
  freshGroup,
  liftedCounter,
  orderOfGroup,
  thousandths,
  type GroupPlace,
  type GroupState,
} from '../rules/index.ts';
import type { CallQueue } from './call-queue.ts';
import { needAggregate, nothingToStart, type LeastNeed } from './need-aggregate.ts';
import { OrderedTree, type TreeNode } from './ordered-tree.ts';
import type { ToolRoom } from './tool-sets.ts';

/** What a group is made with. */
export interface QueueNodeParts {
  readonly parent: QueueNode | undefined;
  readonly name: string;
  readonly place: GroupPlace;
  /** How its members are grouped; undefined for an innermost group. */
  readonly ordering: GroupOrdering | undefined;
  /** The calls of an innermost group. */
  readonly calls: CallQueue | undefined;
  readonly weightThousandths: number;
  /** Whether it matters how large calls are. */
  readonly sized: boolean;
  readonly tools: ToolRoom;
  readonly nextBalance: () => number;
}

/** A group of calls: a class, an owner, an agent. It knows which of its members can be served, in their order. */
export class QueueNode {
  readonly parent: QueueNode | undefined;
  readonly name: string;
  readonly place: GroupPlace;
  readonly ordering: GroupOrdering | undefined;
  readonly calls: CallQueue | undefined;
  weightThousandths: number;
  readonly members = new Map<string, QueueNode>();
  /** Members with a call that could start if it fitted. */
  readonly open: OrderedTree<QueueNode, LeastNeed>;
  /** Members with nothing to do whose counter is not yet reached by the others. */
  readonly idle: OrderedTree<QueueNode, LeastNeed>;
  openWeightThousandths = 0;
  state: { -readonly [Field in keyof GroupState]: GroupState[Field] };
  /** Calls below it that wait or run. */
  population = 0;
  /** Tells whether it has waited without a break since somebody last looked. */
  timesOpened = 0;
  idlePlace: TreeNode<QueueNode, LeastNeed> | undefined;
  readonly #sized: boolean;
  readonly #tools: ToolRoom;
  #openPlace: TreeNode<QueueNode, LeastNeed> | undefined;

  constructor(parts: QueueNodeParts) {
    this.parent = parts.parent;
    this.name = parts.name;
    this.place = parts.place;
    this.ordering = parts.ordering;
    this.calls = parts.calls;
    this.weightThousandths = parts.weightThousandths;
    const needs = needAggregate<QueueNode>((group) => group.leastNeed, parts.sized);
    this.open = new OrderedTree(needs, parts.nextBalance);
    this.idle = new OrderedTree(needs, parts.nextBalance);
    this.#sized = parts.sized;
    this.#tools = parts.tools;
    this.state = freshGroup(parts.parent === undefined ? [] : [...parts.parent.state.path, parts.name]);
  }

  get isOpen(): boolean {
    return this.calls?.open ?? this.open.size > 0;
  }

  get leastNeed(): LeastNeed {
    return (this.calls === undefined ? this.open.sum : this.calls.leastNeed) ?? nothingToStart;
  }

  /** What its best member is sorted by; nothing waits when it is infinite. */
  get bestOrder(): number {
    return (this.calls === undefined ? this.open.first()?.second : this.calls.bestOrder) ?? Infinity;
  }

  /** The counter that a member starts from at least. */
  get lift(): number {
    return liftedCounter(this.ordering, 0, this.#leastServed?.state.counter, this.state.floor);
  }

  /** Whether all that waits in it stands aside until a tool is free. */
  get standsAside(): boolean {
    return (this.leastNeed.toolSets & ~this.#tools.blockedSets) === 0;
  }

  /** Of the members that could start if they fitted. Who stands aside for a tool falls behind by that, and level with it means ahead of all others. */
  get #leastServed(): QueueNode | undefined {
    const { blockedSets } = this.#tools;
    const first = this.open.first()?.value;
    if (blockedSets === 0) return first;
    return (
      this.open.search(
        ({ toolSets }) => (toolSets & ~blockedSets) !== 0,
        (member) => (member.standsAside ? undefined : member),
        Infinity,
      ) ?? first
    );
  }

  /** The owner that this member of a fair-sharing group stands for. */
  get ownerPath(): readonly string[] {
    return this.parent?.ownerPathOf(this.name) ?? [];
  }

  /** The owner that a member of this fair-sharing group stands for: the last names down to it. */
  ownerPathOf(member: string): readonly string[] {
    const path = [...this.state.path, member];
    return path.slice(path.length - 1 - this.place.ownerDepth);
  }

  /** The share of a class, in thousandths of all starts. */
  shareOf(member: QueueNode): number {
    return this.ordering?.kind === 'class_shares'
      ? thousandths(this.ordering.minimumShare[member.name as ServiceClass])
      : 0;
  }

  /** Puts a member where it belongs after something changed in it; `turn` is its place in line when it comes anew. */
  settle(member: QueueNode, turn: number): void {
    if (this.ordering === undefined) return;
    const place = member.#openPlace;
    if (!member.isOpen) {
      if (place !== undefined) this.#leave(member, place);
      return;
    }
    if (place === undefined) this.#join(member, turn);
    const { first, second, third } = orderOfGroup(this.ordering, member.state, member.bestOrder);
    if (place === undefined) member.#openPlace = this.open.insert(member, first, second, third);
    else if (place.first !== first || place.second !== second || place.tie !== third) {
      this.open.move(place, first, second, third);
    } else if (this.#sized) this.open.touch(place);
  }

  /**
   * Gives a member another weight. Its lead over the least served is kept in tokens, as stride scheduling keeps what remains of a stride
   * when tickets change (Waldspurger 1995): without that, what it was served at a small weight would hold it back for ages at a large one.
   */
  reweigh(member: QueueNode, weightThousandths: number, base: number): void {
    const before = member.weightThousandths;
    member.weightThousandths = weightThousandths;
    const { counter } = member.state;
    if (counter > base) member.state.counter = base + ((counter - base) * before) / weightThousandths;
    if (member.#openPlace !== undefined) {
      this.openWeightThousandths += weightThousandths - before;
      this.settle(member, 0);
    } else if (member.idlePlace !== undefined) {
      this.idle.move(member.idlePlace, member.state.counter, member.idlePlace.second, member.idlePlace.tie);
    }
  }

  /** A call that could start came to a member that stood aside: what it was behind by was no demand for service. */
  liftAsideMember(member: QueueNode, level: number): void {
    if (member.#openPlace === undefined) return;
    member.timesOpened += 1;
    member.state.counter = Math.max(member.state.counter, level);
  }

  #join(member: QueueNode, turn: number): void {
    this.openWeightThousandths += member.weightThousandths;
    member.timesOpened += 1;
    member.state.turn = turn;
    member.state.counter = Math.max(member.state.counter, this.lift);
  }

  #leave(member: QueueNode, place: TreeNode<QueueNode, LeastNeed>): void {
    this.open.remove(place);
    member.#openPlace = undefined;
    this.openWeightThousandths -= member.weightThousandths;
    member.state.owedThousandths = 0;
    if (this.open.size === 0) this.state.floor = Math.max(this.state.floor, member.state.counter);
  }
}
