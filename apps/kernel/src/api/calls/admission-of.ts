import { admission } from '@agent-os/core/contracts';
import type { CallDetailRow } from '@agent-os/db';
import type { z } from 'zod';

export type Admission = z.infer<typeof admission>;
export type Hindrance = NonNullable<Admission['waitedFor']>;

/** What was recorded of a call's waiting; null when a slot was free at once, and for what no longer can be read. */
export function admissionOf({ admission: recorded }: Pick<CallDetailRow, 'admission'>): Admission | null {
  const read = admission.safeParse(recorded);
  return read.success ? read.data : null;
}
