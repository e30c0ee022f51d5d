import type { invoice, invoiceGroup } from '@agent-os/core/contracts';
import { suggestModel, type KnownModel } from '@agent-os/core/invoices';
import type { InvoiceGroupRow, InvoiceRow, TenantTransaction } from '@agent-os/db';
import type { z } from 'zod';

const textOfDate = (date: Date): string => date.toISOString().slice(0, 10);

export function invoiceWire(row: InvoiceRow): z.infer<typeof invoice> {
  const { openGroups, decidedGroups } = row;
  return {
    id: row.id,
    number: row.number,
    provider: { id: row.providerId, name: row.providerName, slug: row.providerSlug },
    fileName: row.fileName,
    format: row.format,
    periodFirst: textOfDate(row.periodFirst),
    periodLast: textOfDate(row.periodLast),
    currency: row.currency,
    usdRateNano: row.usdRateNano.toString(),
    tolerancePpm: row.tolerancePpm,
    lines: row.lines,
    totalNano: row.totalNano.toString(),
    billedNanoUsd: row.totalNanoUsd.toString(),
    recordedNanoUsd: row.recordedNanoUsd.toString(),
    darkNanoUsd: row.darkNanoUsd.toString(),
    simulated: row.simulated,
    state: openGroups > 0 ? 'open' : decidedGroups > 0 ? 'accepted' : 'agrees',
    groups: row.groups,
    openGroups,
    decidedGroups,
    comparedAt: row.comparedAt.getTime(),
    importedAt: row.createdAt.getTime(),
    by: { kind: row.authorKind, id: row.authorId, name: row.authorName },
  };
}

type GroupWire = z.infer<typeof invoiceGroup>;

export function invoiceGroupWire(row: InvoiceGroupRow, models: readonly KnownModel[]): GroupWire {
  const suggestedId = row.modelText === null ? undefined : suggestModel(row.modelText, models);
  return {
    key: row.key,
    kind: row.kind,
    day: row.day === null ? null : textOfDate(row.day),
    model: row.modelId === null ? null : { id: row.modelId, name: row.modelName ?? row.modelId },
    modelText: row.modelText,
    suggested: models.find(({ id }) => id === suggestedId) ?? null,
    tokenClass: row.tokenClass,
    lines: row.lines,
    calls: row.calls,
    billedQuantity: row.billedQuantity?.toString() ?? null,
    recordedQuantity: row.recordedQuantity?.toString() ?? null,
    billedNanoUsd: row.billedNanoUsd.toString(),
    recordedNanoUsd: row.recordedNanoUsd.toString(),
    differenceNanoUsd: (row.billedNanoUsd - row.recordedNanoUsd).toString(),
    // Written by the comparison, whose words these are.
    state: row.state as GroupWire['state'],
    cause: row.cause as GroupWire['cause'],
    decision:
      row.decidedAt === null || row.authorKind === null || row.authorId === null
        ? null
        : {
            reason: row.reason ?? '',
            bookedIn: row.bookedIn,
            by: { kind: row.authorKind, id: row.authorId, name: row.authorName },
            at: row.decidedAt.getTime(),
            outdated: row.outdated === true,
          },
  };
}

/** The models of a provider, those that are disabled too: they may have worked in the period. */
export async function knownModels(tx: TenantTransaction, providerId: string): Promise<KnownModel[]> {
  return tx.model.findMany({ where: { providerId }, select: { id: true, name: true, upstreamName: true } });
}

/** What people confirmed that texts of a provider stand for. */
export async function knownAliases(tx: TenantTransaction, providerId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.modelAlias.findMany({ where: { providerId }, select: { text: true, modelId: true } });
  return new Map(rows.map(({ text, modelId }) => [text, modelId]));
}
