import type { ApiRouter } from '@agent-os/kernel/router';
import type { inferRouterOutputs } from '@trpc/server';

/** What each procedure answers. */
export type RouterOutputs = inferRouterOutputs<ApiRouter>;
