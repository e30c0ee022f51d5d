import Link from 'next/link';
import { StateGlyph } from '@/components/ui/index.ts';
import { describeMissing, describeRate } from './describe-rate.ts';
import type { PeriodCurrency } from './use-period-currency.ts';

/** At which rate the amounts below are shown, or why they are in USD all the same. Nothing where USD was asked for. */
export function CurrencyNote({ chosen, asked, answer }: PeriodCurrency) {
  if (chosen === null || !asked || answer === undefined) return null;
  const { rate, missing } = answer;
  if (missing !== null) {
    return (
      <p className="flex flex-wrap items-center gap-1.5 border-b border-line-1 px-4 py-1.5 text-12 text-ink-2">
        <StateGlyph shape="degraded" />
        {describeMissing(chosen, missing)}
        <Link href="/settings/currency" className="inline-flex min-h-6 items-center text-you print:hidden">
          Enter a rate
        </Link>
      </p>
    );
  }
  if (rate === null) return null;
  return (
    <p className="border-b border-line-1 px-4 py-1.5 text-12 text-ink-2">
      Shown {describeRate(chosen, rate)}. An amount’s tip is in USD, and so are the books, files and FOCUS.
    </p>
  );
}
