/** Which agents are at work, and which rest for a while because the kernel refused them. */
export class AgentRoster {
  readonly #busy = new Set<string>();
  readonly #restsUntilMs = new Map<string, number>();

  isIdle(agent: string, nowMs: number): boolean {
    return !this.#busy.has(agent) && nowMs >= (this.#restsUntilMs.get(agent) ?? 0);
  }

  begin(agent: string): void {
    this.#busy.add(agent);
  }

  end(agent: string): void {
    this.#busy.delete(agent);
  }

  rest(agent: string, untilMs: number): void {
    this.#restsUntilMs.set(agent, untilMs);
  }
}
