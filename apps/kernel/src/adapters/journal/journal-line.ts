import type { CallIntentRow, CallSettlementRow } from '@agent-os/db';

export type JournalEntry =
  | { readonly kind: 'intent'; readonly row: CallIntentRow }
  | { readonly kind: 'settlement'; readonly row: CallSettlementRow };

/** One line of the local journal. Amounts are decimal text, since JSON has no 64-bit integers. */
export function encodeJournalLine(entry: JournalEntry): string {
  if (entry.kind === 'intent') {
    const { reservedNanoUsd } = entry.row;
    return JSON.stringify({ ...entry.row, kind: 'intent', reservedNanoUsd: reservedNanoUsd?.toString() ?? null });
  }
  const { costNanoUsd } = entry.row;
  return JSON.stringify({ ...entry.row, kind: 'settlement', costNanoUsd: costNanoUsd?.toString() ?? null });
}

/** Reads a line back. Undefined for a line that a crash cut off: what it would have said never left the kernel. */
export function decodeJournalLine(line: string): JournalEntry | undefined {
  let parsed: WrittenEntry;
  try {
    // The kernel's own file, mode 0600: its lines have the shape that encodeJournalLine gave them or do not parse.
    parsed = JSON.parse(line) as WrittenEntry;
  } catch {
    return undefined;
  }
  if (parsed.kind === 'intent') {
    const { kind, reservedNanoUsd, ...row } = parsed;
    return { kind, row: { ...row, reservedNanoUsd: reservedNanoUsd === null ? null : BigInt(reservedNanoUsd) } };
  }
  const { kind, costNanoUsd, ...row } = parsed;
  return { kind, row: { ...row, costNanoUsd: costNanoUsd === null ? null : BigInt(costNanoUsd) } };
}

type WrittenEntry =
  | (Omit<CallIntentRow, 'reservedNanoUsd'> & { kind: 'intent'; reservedNanoUsd: string | null })
  | (Omit<CallSettlementRow, 'costNanoUsd'> & { kind: 'settlement'; costNanoUsd: string | null });
