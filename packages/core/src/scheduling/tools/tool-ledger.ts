import type { ToolLimit } from './tool-limit.ts';
import type { AskedUse, ToolUse, ToolUser } from './tool-use.ts';

/** A call that runs, with one use of each limited tool that it offers. */
interface Reservation extends ToolUser {
  readonly tools: readonly string[];
  readonly sinceMs: number;
  /** Results of its run that came before its end: of an answer whose client did not wait for the last word. */
  readonly early: Set<string>;
}

interface HeldUse extends AskedUse, ToolUser {
  readonly callId: string;
  readonly sinceMs: number;
}

interface ToolAccount {
  limit: ToolLimit;
  reserved: number;
  /** In the order of their beginning. */
  readonly held: Set<HeldUse>;
}

/**
 * Which tools of an organisation are in use (docs/decisions/0033). A call that starts reserves one use of each limited tool that it offers; at
 * its end the uses that its answer asks for are kept until their results come or their time is over. It counts, and keeps nobody from
 * starting: who asks for `free` first does.
 */
export class ToolLedger {
  readonly #accounts = new Map<string, ToolAccount>();
  readonly #reservations = new Map<string, Reservation>();
  /** By agent and id of the result. */
  readonly #byResult = new Map<string, HeldUse[]>();

  /** New limits count at once. Uses of tools that have none any more are forgotten. */
  configure(limits: Iterable<ToolLimit>): void {
    const wanted = new Map(Array.from(limits, (limit) => [limit.tool, limit]));
    for (const [tool, account] of this.#accounts) {
      if (wanted.has(tool)) continue;
      for (const use of account.held) this.#unlist(use);
      this.#accounts.delete(tool);
    }
    for (const [tool, limit] of wanted) {
      const known = this.#accounts.get(tool);
      if (known !== undefined) known.limit = limit;
      else this.#accounts.set(tool, { limit, reserved: this.#reservedOf(tool), held: new Set() });
    }
  }

  /** A call starts that offers these tools. */
  reserve(callId: string, { agentId, runId }: ToolUser, tools: readonly string[], nowMs: number): void {
    this.finish(callId, [], nowMs);
    this.#reservations.set(callId, { agentId, runId, tools, sinceMs: nowMs, early: new Set() });
    for (const tool of tools) this.#add(tool, 1);
  }

  /**
   * A call that runs has ended, and its answer asks for these uses; unknown calls are ignored. One answer may ask for one tool several times:
   * that is the one way in which more uses begin than were free.
   */
  finish(callId: string, asked: readonly AskedUse[], nowMs: number): void {
    const reservation = this.#reservations.get(callId);
    if (reservation === undefined) return;
    this.#reservations.delete(callId);
    for (const tool of reservation.tools) this.#add(tool, -1);
    const { agentId, runId, early } = reservation;
    for (const { tool, id } of asked) {
      const account = this.#accounts.get(tool);
      if (account === undefined || early.has(id)) continue;
      const use = { tool, id, agentId, runId, callId, sinceMs: nowMs };
      account.held.add(use);
      const key = resultKey(agentId, id);
      this.#byResult.set(key, [...(this.#byResult.get(key) ?? []), use]);
    }
  }

  /** Results came: the uses that they are of end. Gives back how many did. */
  returned(user: ToolUser, ids: readonly string[]): number {
    let ended = 0;
    for (const id of ids) {
      for (const use of this.#byResult.get(resultKey(user.agentId, id)) ?? []) {
        if (use.runId !== null && user.runId !== null && use.runId !== user.runId) continue;
        this.#end(use);
        ended += 1;
      }
    }
    if (user.runId === null || ids.length === 0) return ended;
    for (const { agentId, runId, early } of this.#reservations.values()) {
      if (agentId === user.agentId && runId === user.runId) for (const id of ids) early.add(id);
    }
    return ended;
  }

  /** Ends what has been in use for too long. Gives back how many uses that were. */
  expire(nowMs: number): number {
    let ended = 0;
    for (const { limit, held } of this.#accounts.values()) {
      for (const use of held) {
        if (use.sinceMs + limit.timeoutMs > nowMs) break;
        this.#end(use);
        ended += 1;
      }
    }
    return ended;
  }

  /** When the next use is over by its time; null: none is held. */
  get nextExpiryAt(): number | null {
    let next: number | null = null;
    for (const { limit, held } of this.#accounts.values()) {
      const [first] = held;
      if (first !== undefined) next = Math.min(next ?? Infinity, first.sinceMs + limit.timeoutMs);
    }
    return next;
  }

  /** Uses that may begin now, by tool; below 0 where one answer asked for more than were free. */
  get free(): ReadonlyMap<string, number> {
    const free = new Map<string, number>();
    for (const [tool, { limit, reserved, held }] of this.#accounts) free.set(tool, limit.uses - reserved - held.size);
    return free;
  }

  /** Its limit; undefined: it has none. */
  limitOf(tool: string): ToolLimit | undefined {
    return this.#accounts.get(tool)?.limit;
  }

  /** All uses of a tool, those of running calls first. */
  usesOf(tool: string): readonly ToolUse[] {
    const running = [...this.#reservations].filter(([, { tools }]) => tools.includes(tool));
    const account = this.#accounts.get(tool);
    const timeoutMs = account?.limit.timeoutMs ?? 0;
    return [
      ...running.map(([callId, { agentId, runId, sinceMs }]) => ({ callId, agentId, runId, sinceMs, untilMs: null })),
      ...Array.from(account?.held ?? [], ({ callId, agentId, runId, sinceMs }) => {
        return { callId, agentId, runId, sinceMs, untilMs: sinceMs + timeoutMs };
      }),
    ];
  }

  /** All uses of all tools. */
  get inUse(): number {
    let uses = 0;
    for (const { reserved, held } of this.#accounts.values()) uses += reserved + held.size;
    return uses;
  }

  #add(tool: string, uses: 1 | -1): void {
    const account = this.#accounts.get(tool);
    if (account !== undefined) account.reserved += uses;
  }

  #reservedOf(tool: string): number {
    let reserved = 0;
    for (const { tools } of this.#reservations.values()) if (tools.includes(tool)) reserved += 1;
    return reserved;
  }

  #end(use: HeldUse): void {
    this.#accounts.get(use.tool)?.held.delete(use);
    this.#unlist(use);
  }

  #unlist(use: HeldUse): void {
    const key = resultKey(use.agentId, use.id);
    const others = (this.#byResult.get(key) ?? []).filter((other) => other !== use);
    if (others.length === 0) this.#byResult.delete(key);
    else this.#byResult.set(key, others);
  }
}

function resultKey(agentId: string, id: string): string {
  return `${agentId} ${id}`;
}
