import type { QueuedCall } from '../calls/index.ts';
import type { AdmissionReason, AdmissionRule, RefusalReason, SchedulingDecision } from '../decisions/index.ts';
import type { PoolLimits } from '../limits/index.ts';
import type { SchedulingPolicy } from '../policies/index.ts';
import { fairShareOf, numberStream, QueueTree, ToolSets, type QueueNode, type Room } from '../queue/index.ts';
import { slotsOfAgent } from '../rules/index.ts';
import { DeadlineBook } from './deadline-book.ts';
import { InterruptedCalls } from './interrupted-calls.ts';
import { PassedOver } from './passed-over.ts';
import { ProgramTable } from './program-table.ts';
import { RateGate } from './rate-gate.ts';
import { RunningSet, type RunningPlace } from './running-set.ts';
import { ServiceWindow } from './service-window.ts';
import { WaitingLine, type WaitingPlace } from './waiting-line.ts';

/** What a pool scheduler knows, and the steps that keep its parts in agreement. */
export class PoolState {
  readonly nextBalance: () => number;
  readonly programs = new ProgramTable();
  readonly running = new RunningSet();
  readonly rates = new RateGate();
  readonly interrupted = new InterruptedCalls();
  readonly services = new ServiceWindow();
  /** Free uses of tools, as told before each decision. */
  readonly tools = new ToolSets();
  policy: SchedulingPolicy;
  limits: PoolLimits;
  clock = 0;
  pausedUntil: number | null = null;
  sequence = 1;
  refusals: SchedulingDecision[] = [];
  tree: QueueTree;
  line: WaitingLine;
  book: DeadlineBook;
  passedOver: PassedOver;

  constructor(policy: SchedulingPolicy, limits: PoolLimits, seed: number) {
    this.policy = policy;
    this.limits = limits;
    this.nextBalance = numberStream(seed);
    this.tree = new QueueTree(policy, limits, this.tools, this.nextBalance);
    this.line = new WaitingLine(policy.deadlines === 'none' ? null : policy.pace, this.nextBalance);
    this.book = new DeadlineBook(limits.slots, policy.pace, this.nextBalance);
    this.passedOver = new PassedOver(policy);
  }

  get isPaused(): boolean {
    return this.pausedUntil !== null && this.pausedUntil > this.clock;
  }

  get room(): Room {
    const { kvTokens } = this.limits;
    return {
      kvTokens: kvTokens === null ? Infinity : kvTokens - this.running.memoryTokens,
      rateTokens: this.rates.tokens,
      tools: this.tools,
    };
  }

  /** The part of the KV memory that is free; 1 without a limit. */
  get freeMemory(): number {
    const { kvTokens } = this.limits;
    return kvTokens === null ? 1 : Math.max(0, kvTokens - this.running.memoryTokens) / kvTokens;
  }

  /** A clock that jumps back counts as standing still. */
  advance(now: number): void {
    if (now > this.clock) this.clock = now;
    this.rates.refill(this.limits, this.clock);
    const isBack = (callId: string): boolean =>
      this.line.find(callId) !== undefined || this.running.find(callId) !== undefined;
    for (const place of this.interrupted.expire(this.clock, isBack)) this.tree.detach(place.group);
  }

  /** It waits for no slot and no memory while its agent is at its limit or a tool that it offers has no free use. */
  mayRun(queued: QueuedCall): boolean {
    return !this.isCapped(queued.agentKey) && !this.tools.blocks(queued.call);
  }

  isCapped(agentKey: string): boolean {
    return this.running.countOf(agentKey) >= slotsOfAgent(agentKey, this.limits);
  }

  isTooLarge(queued: QueuedCall): boolean {
    const { kvTokens, tokensPerMinute } = this.limits;
    return queued.need.kvTokens > (kvTokens ?? Infinity) || queued.need.rateTokens > (tokensPerMinute ?? Infinity);
  }

  attachedGroupOf(queued: QueuedCall): QueueNode {
    const group = this.tree.groupOf(queued);
    this.tree.attach(group);
    return group;
  }

  refuse(callId: string, reason: RefusalReason): void {
    this.refusals.push({ kind: 'refuse', callId, reason });
  }

  admitToLine(coming: QueuedCall): void {
    const queued = this.limits.limitsTools === true ? this.tools.join(coming) : coming;
    const group = this.attachedGroupOf(queued);
    this.line.add(queued, group);
    this.tree.add(group, queued, this.isCapped(queued.agentKey), queued.sequence);
  }

  /** It waits no longer, and does not run either. */
  takeFromLine(place: WaitingPlace): void {
    this.#leaveLine(place);
    this.tree.remove(place.group, place.queued);
    this.tree.detach(place.group);
  }

  /** From the line into a slot. */
  start(place: WaitingPlace, rules: readonly AdmissionRule[]): void {
    const { queued, group } = place;
    const turn = this.sequence++;
    this.#leaveLine(place);
    this.tree.start(group, queued, rules.at(-1) === 'ageing', turn);
    this.running.add({ queued, group, rules, startedAt: this.clock, turn, outputTokens: 0 });
    if (queued.call.tools !== undefined) this.tools.take(queued.call.tools);
    this.services.noteCall(queued.call.inputTokens, 0);
    this.rates.draw(this.limits, 1, queued.call.inputTokens + queued.call.expectedOutputTokens);
    if (this.isCapped(queued.agentKey)) this.tree.setCapped(queued.agentKey, true, turn);
  }

  /** Frees a slot; the call still belongs to its group. */
  vacate(place: RunningPlace): void {
    const { agentKey } = place.queued;
    const wasCapped = this.isCapped(agentKey);
    this.running.remove(place);
    if (wasCapped && !this.isCapped(agentKey)) this.tree.setCapped(agentKey, false, this.sequence++);
  }

  reasonFor(place: WaitingPlace, rules: readonly AdmissionRule[]): AdmissionReason {
    const { queued, group } = place;
    return {
      policy: this.policy.name,
      rules,
      serviceClass: queued.call.serviceClass,
      queuedAs: queued.queuedAs,
      waitedMs: Math.max(0, this.clock - queued.since),
      fairShare: fairShareOf(group),
      overtook: this.line.countEarlier(queued),
    };
  }

  #leaveLine(place: WaitingPlace): void {
    const { id } = place.queued.call;
    this.line.remove(place);
    this.tools.leave(place.queued.call);
    this.book.remove(id);
    this.passedOver.remove(id);
  }
}
