import type { model } from '@agent-os/core/contracts';
import { listModels, type TenantTransaction } from '@agent-os/db';
import type { z } from 'zod';
import { notFound } from '../errors/index.ts';
import { modelWire } from './model-wire.ts';

/** The model of this organisation with its price at `nowMs`; throws `not_found`. */
export async function requireModel(
  tx: TenantTransaction,
  modelId: string,
  nowMs: number,
): Promise<z.infer<typeof model>> {
  const [row] = await listModels(tx, new Date(nowMs), modelId);
  if (row === undefined) throw notFound('model');
  return modelWire(row);
}
