import type { BookedSpendKey } from '@agent-os/db';
import { z } from 'zod';
import { ApiError } from '../errors/index.ts';

const key = z.tuple([z.number().int(), z.string(), z.string(), z.string(), z.string(), z.string(), z.boolean()]);

/** Where a page ended, as text. */
export function textOfKey(end: BookedSpendKey): string {
  const { hourMs, agentId, modelId, departmentId, teamId, providerId, simulated } = end;
  return JSON.stringify([hourMs, agentId, modelId, departmentId, teamId, providerId, simulated]);
}

export function keyOfText(text: string): BookedSpendKey {
  const parsed = key.safeParse(parseJson(text));
  if (!parsed.success) throw new ApiError('invalid', 'Give the next of the page before; nothing for the first one.');
  const [hourMs, agentId, modelId, departmentId, teamId, providerId, simulated] = parsed.data;
  return { hourMs, agentId, modelId, departmentId, teamId, providerId, simulated };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
