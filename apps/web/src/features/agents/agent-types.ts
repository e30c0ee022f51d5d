import type { AgentFigures } from '@agent-os/core/choices';
import type { RouterOutputs } from '@/trpc/router-outputs.ts';

/** A row of the registry with what the agent's calls came to. */
export type AgentListItem = RouterOutputs['agents']['list'][number] & AgentFigures;
export type AgentDetail = RouterOutputs['agents']['get'];
export type AgentInstances = RouterOutputs['agents']['instances'];
export type AgentActivity = RouterOutputs['agents']['activity'];
export type AgentRun = RouterOutputs['agents']['runs']['runs'][number];
export type AgentVersion = RouterOutputs['agents']['versions'][number];
export type AgentKey = RouterOutputs['keys']['list'][number];
