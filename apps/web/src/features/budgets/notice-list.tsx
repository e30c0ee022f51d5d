import { Panel, Time } from '@/components/ui/index.ts';
import { BudgetAmount } from './budget-amount-text.tsx';
import type { BudgetDetail } from './budget-types.ts';

/** When which part of the cap was passed. */
export function NoticeList({ budget: { notices, unit } }: { readonly budget: BudgetDetail }) {
  if (notices.length === 0) return null;
  return (
    <Panel title="Notices" note="once a window each">
      <ul>
        {notices.map(({ windowKey, percent, spentAmount, capAmount, at }) => (
          <li
            key={`${windowKey} ${percent}`}
            className="flex min-h-7 flex-wrap items-center gap-x-3 border-b border-line-1 px-4 text-12 last:border-b-0"
          >
            <span className="w-28 text-ink-3">
              <Time at={at} form="date" />
            </span>
            <span className="font-medium text-ink-1">{percent} %</span>
            <span className="ml-auto text-ink-2">
              <BudgetAmount unit={unit} amount={BigInt(spentAmount)} /> of{' '}
              <BudgetAmount unit={unit} amount={BigInt(capAmount)} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
