import type { PoolOwnerActivity } from '@agent-os/db';

interface Stay extends Omit<PoolOwnerActivity, 'residentMs'> {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** What one pool serves in one interval. */
export class PoolTally {
  readonly organisationId: string;
  readonly #owners = new Map<string, { -readonly [Key in keyof PoolOwnerActivity]: PoolOwnerActivity[Key] }>();
  readonly #spans: [fromMs: number, untilMs: number][] = [];

  constructor(organisationId: string) {
    this.organisationId = organisationId;
  }

  add({ fromMs, untilMs, departmentId, agentId, modelId, ...tokens }: Stay): void {
    const key = `${departmentId}/${agentId}/${modelId}`;
    let owner = this.#owners.get(key);
    if (owner === undefined) {
      const nothing = { prefillTokens: 0, decodeTokens: 0, kvTokenMs: 0, residentMs: 0 };
      owner = { departmentId, agentId, modelId, ...nothing };
      this.#owners.set(key, owner);
    }
    owner.prefillTokens += tokens.prefillTokens;
    owner.decodeTokens += tokens.decodeTokens;
    owner.kvTokenMs += tokens.kvTokenMs;
    owner.residentMs += untilMs - fromMs;
    if (untilMs > fromMs) this.#spans.push([fromMs, untilMs]);
  }

  /** Whole ms; for how much of the interval any call was there. */
  read(fromMs: number, untilMs: number): { readonly busyMs: number; readonly owners: readonly PoolOwnerActivity[] } {
    let busyMs = 0;
    let reached = fromMs;
    for (const [from, until] of this.#spans.toSorted((one, other) => one[0] - other[0])) {
      const end = Math.min(until, untilMs);
      if (end <= reached) continue;
      busyMs += end - Math.max(from, reached);
      reached = end;
    }
    const owners = [...this.#owners.values()].map((owner) => ({ ...owner, residentMs: Math.round(owner.residentMs) }));
    return { busyMs: Math.round(busyMs), owners };
  }
}
