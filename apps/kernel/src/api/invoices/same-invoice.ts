import type { TenantTransaction } from '@agent-os/db';
import { dateOfDay } from './calendar-day.ts';

const overlapsMax = 10;
const named = { id: true, number: true } as const;

/** The invoice that was made of the same file. */
export function findTaken(tx: TenantTransaction, fileHash: Uint8Array<ArrayBuffer>) {
  return tx.invoice.findFirst({ where: { fileHash }, select: named });
}

/** Invoices of the provider with a day in common. */
export async function findOverlaps(
  tx: TenantTransaction,
  providerId: string,
  period: { readonly first: number; readonly last: number } | null,
) {
  if (period === null) return [];
  return tx.invoice.findMany({
    where: {
      providerId,
      periodFirst: { lte: dateOfDay(period.last) },
      periodLast: { gte: dateOfDay(period.first) },
    },
    select: named,
    take: overlapsMax,
  });
}
