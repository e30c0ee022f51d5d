import type { RouterOutputs } from '@/trpc/router-outputs.ts';

export type AgentListItem = RouterOutputs['agents']['list'][number];
export type AgentKey = RouterOutputs['keys']['list'][number];
