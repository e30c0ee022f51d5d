import { PersonName, Time } from '@/components/ui/index.ts';
import { formatBudgetAmount } from '@/format/index.ts';
import type { BudgetDetail, BudgetVersion } from './budget-types.ts';
import { actionWords } from './budget-words.ts';

/** What a version said, where it said it: `$160.00, deny, notices at 50, 80 %`. */
function wordsOf({ capAmount, action, noticePercents, archived }: BudgetVersion, unit: BudgetDetail['unit']): string {
  const parts = [
    capAmount === null ? undefined : formatBudgetAmount(unit, BigInt(capAmount)),
    action === null ? undefined : actionWords[action],
    noticePercents === null || noticePercents.length === 0 ? undefined : `notices at ${noticePercents.join(', ')} %`,
    archived ? 'archived' : undefined,
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}

/** What the budget said, the newest first, with who changed it and why. */
export function VersionList({ budget: { versions, unit } }: { readonly budget: BudgetDetail }) {
  return (
    <ol>
      {versions.map((version) => (
        <li key={version.number} className="border-b border-line-1 px-4 py-1.5 text-12 last:border-b-0">
          <div className="flex flex-wrap gap-x-3">
            <span className="font-medium text-ink-1">v{version.number}</span>
            <span className="min-w-0 flex-1 text-ink-1">{wordsOf(version, unit)}</span>
            <span className="text-ink-3">
              <Time at={version.at} form="date" />
            </span>
          </div>
          <p className="[overflow-wrap:anywhere] text-ink-2">
            {version.by.kind === 'system' ? 'the kernel' : <PersonName name={version.by.name} />}
            {version.reason === '' ? ', without a reason' : `: ${version.reason}`}
          </p>
        </li>
      ))}
    </ol>
  );
}
