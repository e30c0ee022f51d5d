import { formatCallMoney, formatCallUsd, formatExactMoney, formatTotalMoney } from '@/format/index.ts';

const forms = { call: formatCallMoney, column: formatCallUsd, total: formatTotalMoney };

/**
 * An amount of nano-USD in decimal text; null is not known. `call` and `column` have five decimals (`column` leaves the
 * sign to its head), `total` two; the title is exact.
 */
export function Money({ nanoUsd, form }: { readonly nanoUsd: string | null; readonly form: keyof typeof forms }) {
  const amount = nanoUsd === null ? null : BigInt(nanoUsd);
  return <span title={amount === null ? 'not known' : formatExactMoney(amount)}>{forms[form](amount)}</span>;
}
