import type { poolQueue, poolStatus, poolTimeline, toolLimitsNow } from '@agent-os/core/contracts';
import type { z } from 'zod';

/** Who a call is of; their names are the database's. */
interface OwnerIds {
  readonly agentId: string;
  readonly departmentId: string;
}

type Status = z.infer<typeof poolStatus>;
type Queued = z.infer<typeof poolQueue>['calls'][number];
type Gap = NonNullable<Status['fairness']['gap']>;
type Span = z.infer<typeof poolTimeline>['spans'][number];

interface OwnerServiceNow {
  readonly departmentId: string;
  /** Null where whole departments are compared. */
  readonly agentId: string | null;
  readonly tokens: number;
}

export interface ServiceGapNow extends Omit<Gap, 'most' | 'least'> {
  readonly most: OwnerServiceNow;
  readonly least: OwnerServiceNow;
}

/** What a dispatcher knows of a pool. Times in ms since 1970. */
export interface PoolNow extends Pick<
  Status,
  | 'pausedUntil'
  | 'leasedSlots'
  | 'running'
  | 'waiting'
  | 'kvTokensInUse'
  | 'classes'
  | 'totals'
  | 'serviceP50Ms'
  | 'serviceMeanMs'
> {
  readonly agents: readonly (Omit<Status['agents'][number], 'agent' | 'department'> & OwnerIds)[];
  /** Null when no two owners have waited long enough to be compared, or the policy shares nothing. */
  readonly gap: ServiceGapNow | null;
}

type LimitedTool = z.infer<typeof toolLimitsNow>['limits'][number];
type ToolUser = LimitedTool['users'][number];

/** A tool with a limit, in this process. */
export interface ToolNow extends Pick<LimitedTool, 'tool' | 'inUse' | 'waiting'> {
  readonly users: readonly (Omit<ToolUser, 'agent'> & Pick<OwnerIds, 'agentId'>)[];
}

/** Why a call stands aside while others pass. */
export interface ToolWait {
  readonly tool: string;
  readonly uses: number;
  readonly inUse: number;
  /** Agents that use it, each once. */
  readonly agentIds: readonly string[];
}

export type QueuedNow = Omit<Queued, 'agent' | 'department'> & OwnerIds & { readonly waitsForTool: ToolWait | null };
export type PastGap = z.infer<typeof poolTimeline>['gaps'][number];
export type SlotSpan = Omit<Span, 'agent'> & Pick<OwnerIds, 'agentId'>;

/** What the dispatchers of this process know and the database does not. Undefined: no such pool, or no call of it yet. */
export interface PoolStates {
  /** Takes its time over a long line, in pieces between which calls are served; such a report is a little older. */
  poolNow(organisationId: string, poolId: string): Promise<PoolNow | undefined>;
  /** The next starts in their order. Takes its time over a long line, in pieces between which calls are served. */
  queueNow(organisationId: string, poolId: string, limit: number): Promise<readonly QueuedNow[]>;
  /** The tools with a limit, in no order. */
  toolsNow(organisationId: string): readonly ToolNow[];
  /** Why a call that waits stands aside; null: it waits for no tool, or not at all. */
  toolWait(organisationId: string, callId: string): ToolWait | null;
  /** What the slots did in the last so many ms, by start. */
  slotSpans(organisationId: string, poolId: string, lastMs: number): readonly SlotSpan[];
  /** How far owners that wait were apart in the last hour, by time. */
  pastGaps(organisationId: string, poolId: string): readonly PastGap[];
}
