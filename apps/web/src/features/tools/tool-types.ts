import type { RouterOutputs } from '@/trpc/router-outputs.ts';

export type ToolLimits = RouterOutputs['scheduler']['toolLimits'];
/** A limit, and what is in use of it now. */
export type ToolLimitNow = ToolLimits['limits'][number];
/** What an organisation says of a tool. */
export type ToolLimit = Pick<ToolLimitNow, 'tool' | 'uses' | 'timeoutSeconds'>;
