import type { ServiceClass } from '../calls/index.ts';

/** What an owner that waited all the time was served. */
export interface OwnerService {
  /** Tenant, department, agent: down to this owner. */
  readonly ownerPath: readonly string[];
  /** Weighted tokens, by its weight. */
  readonly tokens: number;
}

/** How far fair sharing let two owners drift apart, beside what its theory allows. Weighted tokens. */
export interface ServiceGap {
  /** The class in which both waited; null where a policy does not tell classes apart. */
  readonly serviceClass: ServiceClass | null;
  /** Both waited without a break for so long, until now. */
  readonly overMs: number;
  readonly most: OwnerService;
  readonly least: OwnerService;
  readonly gapTokens: number;
  /** Of the longest prompt of that time. */
  readonly longestInputTokens: number;
  /** Of all calls that can run at once, by the memory or the largest call of that time. */
  readonly runningTokens: number;
  /** VTC's, by the weights of these two and the sizes of the calls of that time. */
  readonly boundTokens: number;
  /** How much further each of the two may be on purpose: intervals of this length count as equal. */
  readonly slackTokens: number;
}

/** A gap of the past: how far the worst pair was apart then. */
export interface PastServiceGap extends Pick<ServiceGap, 'gapTokens' | 'boundTokens'> {
  readonly at: number;
}

/** What a pool knows of its own fairness. */
export interface ServiceGaps {
  /** Of the last minutes until now; null when no two owners have waited since somebody looked, or nothing is shared. */
  readonly widest: ServiceGap | null;
  /** The widest of each look of the last hour, by time; none where none was known. */
  readonly past: readonly PastServiceGap[];
}
