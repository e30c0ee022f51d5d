import type { ReactNode } from 'react';
import { Money } from '@/components/ui/index.ts';
import { formatShare, formatSummaryCount } from '@/format/index.ts';
import { shareOf } from '../exact-usd.ts';
import type { FinanceOwner, FinanceOwners } from '../finance-types.ts';
import { unallocatedWords } from './group-words.ts';
import { budgetCell, forecastCell, varianceCell, varianceShareCell } from './owner-columns.tsx';

/** More than this of all spend should have an owner. */
const unallocatedLimit = 0.05;

interface LineProps {
  readonly owner: FinanceOwner;
  readonly answer: FinanceOwners;
  readonly name: ReactNode;
  readonly share: ReactNode;
  readonly strong?: boolean;
}

function Line({ owner, answer, name, share, strong = false }: LineProps) {
  const amount = <Money nanoUsd={owner.actualNanoUsd} form="totalColumn" simulated={answer.spend === 'simulated'} />;
  const className = strong ? 'bg-surface-2 font-semibold text-ink-1' : undefined;
  if (answer.by === 'class') {
    return (
      <tr className={className}>
        <td>{name}</td>
        <td className="text-right">{formatSummaryCount(owner.quantity)}</td>
        <td className="text-right">{amount}</td>
        <td>{share}</td>
      </tr>
    );
  }
  return (
    <tr className={className}>
      <td>{name}</td>
      <td className="text-right">{budgetCell(owner)}</td>
      <td className="text-right">{amount}</td>
      <td>{share}</td>
      <td className="text-right">{forecastCell(owner)}</td>
      <td className="text-right">{varianceCell(owner)}</td>
      <td className="text-right">{varianceShareCell(owner)}</td>
    </tr>
  );
}

/** What nobody has, and all of it. */
export function OwnersFoot({ answer }: { readonly answer: FinanceOwners }) {
  const { unallocated, total, by } = answer;
  const share = shareOf(unallocated.actualNanoUsd, total.actualNanoUsd) ?? 0;
  return (
    <>
      <Line
        owner={unallocated}
        answer={answer}
        name={<span title={unallocatedWords[by]}>Unallocated</span>}
        share={
          <span className={share > unallocatedLimit ? 'text-care' : 'text-ink-3'}>
            {formatShare(share)}, limit {formatShare(unallocatedLimit)}
          </span>
        }
      />
      <Line owner={total} answer={answer} name="Total" share={null} strong />
    </>
  );
}
