import type { callTotals } from '@agent-os/core/contracts';
import type { z } from 'zod';

/** What the database adds up for a run. */
export type CallTotals = z.infer<typeof callTotals>;
