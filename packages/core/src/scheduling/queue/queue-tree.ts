import type { QueuedCall } from '../calls/index.ts';
import type { PoolLimits } from '../limits/index.ts';
import type { CallOrdering, SchedulingPolicy } from '../policies/index.ts';
import {
  callOrderingsOf,
  groupOfCall,
  orderOfCall,
  outermostPlace,
  owedAfterStart,
  placeInGroup,
  weightOfOwner,
  type GroupPlace,
  type GroupState,
} from '../rules/index.ts';
import { CallQueue } from './call-queue.ts';
import { QueueNode } from './queue-node.ts';
import type { ToolRoom } from './tool-sets.ts';

/** Everything that waits, grouped and ordered by a policy. Each change walks one path, O(log n) a step. */
export class QueueTree {
  #policy: SchedulingPolicy;
  readonly #orderings: readonly CallOrdering[];
  readonly #sized: boolean;
  readonly #nextBalance: () => number;
  readonly #tools: ToolRoom;
  readonly #groupsOfAgent = new Map<string, Set<QueueNode>>();
  readonly root: QueueNode;
  #retired = 0;

  constructor(policy: SchedulingPolicy, limits: PoolLimits, tools: ToolRoom, nextBalance: () => number) {
    this.#policy = policy;
    this.#tools = tools;
    this.#sized = limits.kvTokens !== null || limits.tokensPerMinute !== null || limits.limitsTools === true;
    this.#orderings = callOrderingsOf(policy);
    this.#nextBalance = nextBalance;
    this.root = this.#createGroup(undefined, '', outermostPlace);
  }

  /** The innermost group of a call, made where it is missing. */
  groupOf(queued: QueuedCall): QueueNode {
    let group = this.root;
    while (group.ordering !== undefined) {
      group = this.#memberOf(group, groupOfCall(group.ordering, group.place, queued));
    }
    return group;
  }

  /** A call, waiting or running, belongs to this group from now on. */
  attach(group: QueueNode): void {
    for (let at: QueueNode | undefined = group; at !== undefined; at = at.parent) at.population += 1;
  }

  /** It does no longer; groups with nothing left are forgotten once nothing depends on their counters. */
  detach(group: QueueNode): void {
    for (let at: QueueNode | undefined = group; at !== undefined; at = at.parent) {
      at.population -= 1;
      if (at.population === 0 && at.parent !== undefined) {
        this.#retire(at.parent, at);
      }
    }
    for (let at = group.parent; at !== undefined; at = at.parent) forgetIdle(at);
  }

  add(group: QueueNode, queued: QueuedCall, capped: boolean, turn: number): void {
    if (!capped && this.#tools.blockedSets !== 0 && !this.#tools.blocks(queued.call)) liftAside(group);
    group.calls?.add(queued, this.#ordersOf(queued), capped);
    const groups = this.#groupsOfAgent.get(queued.agentKey) ?? new Set();
    this.#groupsOfAgent.set(queued.agentKey, groups.add(group));
    settleUpwards(group, turn);
  }

  remove(group: QueueNode, queued: QueuedCall): void {
    this.#takeOut(group, queued);
    settleUpwards(group, 0);
  }

  /** An agent reached its limit, or is below it again. */
  setCapped(agentKey: string, capped: boolean, turn: number): void {
    for (const group of this.#groupsOfAgent.get(agentKey) ?? []) {
      group.calls?.setCapped(agentKey, capped);
      settleUpwards(group, turn);
    }
  }

  /** A call of this group starts: it leaves the queue, its groups go to the back of their lines and are charged. */
  start(group: QueueNode, queued: QueuedCall, byAgeing: boolean, turn: number): void {
    group.state.startsSinceAgeing = byAgeing ? 0 : group.state.startsSinceAgeing + 1;
    for (let at: QueueNode = group; at.parent !== undefined; at = at.parent) {
      if (at.parent.ordering?.kind === 'class_shares') payShares(at.parent, at);
      at.state.turn = turn;
      // It may have stood aside until now: how far it is behind says nothing about sharing.
      if (queued.call.tools !== undefined) at.timesOpened += 1;
    }
    this.#countService(group, queued.call.inputTokens, 0);
    this.#takeOut(group, queued);
    settleUpwards(group, turn);
  }

  /** Charges tokens to every owner above; negative amounts correct an estimate. */
  charge(group: QueueNode, inputTokens: number, outputTokens: number): void {
    if (inputTokens === 0 && outputTokens === 0) return;
    this.#countService(group, inputTokens, outputTokens);
    settleUpwards(group, 0);
    for (let at = group.parent; at !== undefined; at = at.parent) forgetIdle(at);
  }

  /** A copy of the state of every group, or of those in line alone; outer groups before those inside them. */
  states(inLineOnly = false): GroupState[] {
    const found: GroupState[] = [];
    const visit = (group: QueueNode): void => {
      if (group.isOpen || !inLineOnly) found.push({ ...group.state });
      for (const member of group.members.values()) visit(member);
    };
    visit(this.root);
    return found;
  }

  /** The state of every group, by path. */
  groups(): GroupState[] {
    const found = this.states();
    const sortKeys = new Map(found.map((state) => [state, JSON.stringify(state.path)]));
    return found.toSorted((one, other) => ((sortKeys.get(one) ?? '') < (sortKeys.get(other) ?? '') ? -1 : 1));
  }

  /** Takes over what groups of an earlier tree carried; only for a tree of the same groupings, before any call. */
  restore(groups: readonly GroupState[]): void {
    for (const state of groups) {
      let at = this.root;
      for (const name of state.path) at = this.#memberOf(at, name);
      at.state = { ...state };
    }
  }

  /**
   * Gives groups back what they carried in line. In a new tree all of them came anew, one after the other: that lifted their counters and
   * put them at the end. Outer groups before those inside them.
   */
  resume(groups: readonly GroupState[]): void {
    const innermost: QueueNode[] = [];
    for (const state of groups) {
      let at: QueueNode | undefined = this.root;
      for (const name of state.path) at = at?.members.get(name);
      if (at?.isOpen !== true) continue;
      at.state = { ...state };
      if (at.calls !== undefined) innermost.push(at);
    }
    for (const group of innermost) settleUpwards(group, 0);
  }

  /**
   * Sets restored groups aside that nothing belongs to. They are forgotten when something happens beside them, no earlier than in the
   * tree that they come from: what they hold inside would be lost before its time.
   */
  retireUnused(group: QueueNode = this.root): void {
    for (const member of group.members.values()) {
      if (member.population === 0) this.#retire(group, member);
      this.retireUnused(member);
    }
  }

  /**
   * Owners weigh what a policy that differs in nothing else says; their lines and calls stay as they are. O(owners).
   * @returns whether anything changed
   */
  reweigh(policy: SchedulingPolicy): boolean {
    this.#policy = policy;
    return this.#reweighBelow(this.root);
  }

  #reweighBelow(group: QueueNode): boolean {
    const ordering = this.#policy.groups[group.place.groupIndex];
    const base = group.lift;
    let changed = false;
    for (const [name, member] of group.members) {
      // The inner ones first: what a group is sorted by may be its best member.
      if (this.#reweighBelow(member)) {
        changed = true;
        if (member.isOpen) group.settle(member, 0);
      }
      if (ordering?.kind !== 'fair_share') continue;
      const weight = weightOfOwner(ordering, group.ownerPathOf(name));
      if (weight === member.weightThousandths) continue;
      group.reweigh(member, weight, base);
      changed = true;
    }
    return changed;
  }

  #retire(parent: QueueNode, member: QueueNode): void {
    member.idlePlace = parent.idle.insert(member, member.state.counter, this.#retired++, 0);
  }

  #countService(group: QueueNode, inputTokens: number, outputTokens: number): void {
    for (let at: QueueNode = group; at.parent !== undefined; at = at.parent) {
      const { ordering } = at.parent;
      if (ordering?.kind !== 'fair_share') continue;
      const service = inputTokens * ordering.inputWeight + outputTokens * ordering.outputWeight;
      at.state.counter += (service * 1000) / at.weightThousandths;
    }
  }

  #takeOut(group: QueueNode, queued: QueuedCall): void {
    if (group.calls?.remove(queued) !== true) return;
    const groups = this.#groupsOfAgent.get(queued.agentKey);
    groups?.delete(group);
    if (groups?.size === 0) this.#groupsOfAgent.delete(queued.agentKey);
  }

  #ordersOf(queued: QueuedCall): readonly (number | undefined)[] {
    return this.#orderings.map((ordering, index) => {
      const order = orderOfCall(ordering, queued, this.#policy.pace);
      return order === Infinity && index < this.#orderings.length - 1 ? undefined : order;
    });
  }

  #memberOf(group: QueueNode, name: string): QueueNode {
    const known = group.members.get(name);
    if (known !== undefined) {
      if (known.idlePlace !== undefined) group.idle.remove(known.idlePlace);
      known.idlePlace = undefined;
      return known;
    }
    const place = group.ordering === undefined ? group.place : placeInGroup(group.ordering, group.place, name);
    const member = this.#createGroup(group, name, place);
    group.members.set(name, member);
    return member;
  }

  #createGroup(parent: QueueNode | undefined, name: string, place: GroupPlace): QueueNode {
    const ordering = this.#policy.groups[place.groupIndex];
    // The present one: a group that is older than its weights names them as they were.
    const grouping = parent === undefined ? undefined : this.#policy.groups[parent.place.groupIndex];
    return new QueueNode({
      parent,
      name,
      place,
      ordering,
      calls: ordering === undefined ? new CallQueue(this.#orderings, this.#sized, this.#nextBalance) : undefined,
      weightThousandths:
        parent === undefined || grouping === undefined ? 1000 : weightOfOwner(grouping, parent.ownerPathOf(name)),
      sized: this.#sized,
      tools: this.#tools,
      nextBalance: this.#nextBalance,
    });
  }
}

/** A call that could start comes: groups above it that stood aside until now, all of them, save up no service. */
function liftAside(group: QueueNode): void {
  for (let at = group; at.parent !== undefined; at = at.parent) {
    if (at.isOpen && at.standsAside) at.parent.liftAsideMember(at, at.parent.lift);
  }
}

function settleUpwards(group: QueueNode, turn: number): void {
  for (let at = group; at.parent !== undefined; at = at.parent) at.parent.settle(at, turn);
}

/** One start in the pool: every class with demand earns its share, the one that starts pays. */
function payShares(parent: QueueNode, started: QueueNode): void {
  for (const member of parent.members.values()) {
    if (!member.isOpen) continue;
    const owedThousandths = owedAfterStart(member.state.owedThousandths, parent.shareOf(member), member === started);
    member.state.owedThousandths = owedThousandths;
  }
}

/** A counter that everybody else has reached says no more than the lift would. */
function forgetIdle(group: QueueNode): void {
  for (;;) {
    const idle = group.idle.first()?.value;
    if (idle?.idlePlace === undefined) return;
    if (group.ordering?.kind === 'fair_share' && idle.state.counter > group.lift) return;
    group.idle.remove(idle.idlePlace);
    group.members.delete(idle.name);
  }
}
