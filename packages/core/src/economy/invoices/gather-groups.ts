import { chooseGrains } from './choose-grains.ts';
import { GroupDraft } from './group-draft.ts';
import type { BilledClass, InvoiceLineKind } from './invoice-line.ts';
import type { BilledLine, Comparison } from './reconciliation.ts';

export interface GatheredGroups {
  readonly drafts: readonly GroupDraft[];
  readonly keyOfLine: ReadonlyMap<number, string>;
  /** No line names a model: all of a provider is compared at once. */
  readonly isWhole: boolean;
}

/** What makes a line the same as one before it. */
function identityOf({ externalId, day, modelText, tokenClass, unit, quantity, costNano }: BilledLine): string {
  return externalId ?? `${day}|${modelText}|${tokenClass}|${unit}|${quantity}|${costNano}`;
}

/** Puts every line and all spend into one group each, at the finest grain that both have. */
export function gatherGroups({ lines, recorded, adjustedNanoUsd, modelOf }: Comparison): GatheredGroups {
  const drafts = new Map<string, GroupDraft>();
  const draftAt = (
    kind: InvoiceLineKind,
    day: number | null,
    subject: string,
    tokenClass: BilledClass | null,
  ): GroupDraft => {
    const fresh = new GroupDraft({ kind, day, subject, tokenClass });
    const known = drafts.get(fresh.key);
    if (known === undefined) drafts.set(fresh.key, fresh);
    return known ?? fresh;
  };
  const models = new Map<string, string>();
  for (const { modelText } of lines) {
    if (modelText !== null && !models.has(modelText)) models.set(modelText, modelOf(modelText) ?? `~${modelText}`);
  }
  const subjectOf = ({ modelText }: BilledLine): string => (modelText === null ? '' : (models.get(modelText) ?? ''));
  const usage = lines.filter(({ kind }) => kind === 'usage');
  const isWhole = usage.every(({ modelText }) => modelText === null);
  const grainOf = chooseGrains(usage, recorded, subjectOf, isWhole);
  const seen = new Set<string>();
  const keyOfLine = new Map<number, string>();
  for (const line of lines) {
    const identity = identityOf(line);
    const subject = line.kind === 'usage' ? subjectOf(line) : '';
    const grain = grainOf(subject);
    const draft =
      line.kind === 'usage'
        ? draftAt('usage', grain.byDay ? line.day : null, subject, grain.byClass ? line.tokenClass : null)
        : draftAt(line.kind, null, '', null);
    draft.addLine(line, seen.has(identity));
    seen.add(identity);
    keyOfLine.set(line.line, draft.key);
  }
  for (const day of recorded) {
    const subject = isWhole ? '' : day.modelId;
    const grain = grainOf(subject);
    const at = (tokenClass: BilledClass | null) => draftAt('usage', grain.byDay ? day.day : null, subject, tokenClass);
    const touched = new Set<GroupDraft>();
    for (const spent of day.classes) {
      const draft = at(grain.byClass ? grain.classOf(spent.tokenClass) : null);
      draft.addSpend(day, spent);
      touched.add(draft);
    }
    // Calls are known by day and model: they are told in each group of their classes.
    for (const draft of touched) draft.calls += day.calls;
  }
  const adjusted = drafts.get('adjustment/*/*/*');
  if (adjusted !== undefined) {
    adjusted.recordedNanoUsd += adjustedNanoUsd;
    adjusted.recordedRows += 1;
  }
  return { drafts: [...drafts.values()], keyOfLine, isWhole };
}
