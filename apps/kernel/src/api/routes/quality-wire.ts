import type { modelQuality } from '@agent-os/core/contracts';
import type { ModelQualityRow } from '@agent-os/db';
import type { z } from 'zod';

export function qualityWire(row: ModelQualityRow): z.infer<typeof modelQuality> {
  const { id, modelId, workClass, score, source, sampleSize } = row;
  return {
    id,
    modelId,
    workClass,
    score,
    source,
    sampleSize,
    measuredAt: row.measuredAt.getTime(),
    enteredAt: row.createdAt.getTime(),
    enteredBy: { kind: row.authorKind, id: row.authorId, name: row.authorName },
  };
}
