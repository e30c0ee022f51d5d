import { BoundedMap } from '@agent-os/core/signals';

const freshForMs = 3_600_000;
const agentsMax = 10_000;
/** An agent that spends less a day has no pace to judge it by. */
const floorNanoUsd = 1_000_000_000n;

interface DailyCost {
  readonly readAtMs: number;
  nanoUsd: bigint | undefined;
}

/** What agents spend a day, read from the past when they first call, then once an hour; never waited for. */
export class DailyCosts {
  /** By organisation and agent. */
  readonly #known = new Map<string, BoundedMap<string, DailyCost>>();
  readonly #read: (organisationId: string, agentId: string, nowMs: number) => Promise<bigint | null>;

  /** @param read nano-USD a day over the last week, null without a past */
  constructor(read: (organisationId: string, agentId: string, nowMs: number) => Promise<bigint | null>) {
    this.#read = read;
  }

  of(organisationId: string, agentId: string, nowMs: number): bigint | undefined {
    let ofOrganisation = this.#known.get(organisationId);
    if (ofOrganisation === undefined) {
      ofOrganisation = new BoundedMap(agentsMax);
      this.#known.set(organisationId, ofOrganisation);
    }
    const known = ofOrganisation.get(agentId);
    if (known !== undefined && nowMs - known.readAtMs < freshForMs) return known.nanoUsd;
    const entry: DailyCost = { readAtMs: nowMs, nanoUsd: known?.nanoUsd };
    ofOrganisation.set(agentId, entry);
    this.#read(organisationId, agentId, nowMs)
      .then((nanoUsd) => {
        entry.nanoUsd = nanoUsd !== null && nanoUsd >= floorNanoUsd ? nanoUsd : undefined;
      })
      // Without it the other limits still count; the next hour asks again.
      .catch(() => undefined);
    return entry.nanoUsd;
  }
}
