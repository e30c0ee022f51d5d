import type { callCoverage } from '@agent-os/core/contracts';
import { timeOfId } from '@agent-os/db';
import type { z } from 'zod';

/** `countedFrom`: id of the oldest call counted; undefined when none was left out. */
export function coverageWire(countedFrom: string | undefined): z.infer<typeof callCoverage> {
  return countedFrom === undefined ? { complete: true, from: null } : { complete: false, from: timeOfId(countedFrom) };
}
