import { HatchSwatch, Time } from '@/components/ui/index.ts';
import { formatCallMoney, formatCount, formatPricePerMillion, nothing } from '@/format/index.ts';
import type { CallDetail } from './call-types.ts';
import { describeMissingPrice } from './describe-usage.ts';
import { decimalsFor, formatNanoUsd, prepareUsage, type UsageRow } from './prepare-usage.ts';

function PriceNote({ call }: { readonly call: CallDetail }) {
  if (call.price === null) return <>{describeMissingPrice(call)}</>;
  return (
    <>
      Price in force from <Time at={call.price.effectiveFrom} form="date" />. Source: {call.price.source}
    </>
  );
}

/** Held back, not spent: the row says so, the hatch repeats it. */
function ReservedAmount({ nanoUsd }: { readonly nanoUsd: string | null }) {
  if (nanoUsd === null) return <>{nothing}</>;
  return (
    <span className="inline-flex items-center gap-1">
      <HatchSwatch />
      {formatCallMoney(BigInt(nanoUsd))}
    </span>
  );
}

/** Tools are priced by the thousand, which the unit says. */
function priceText({ unit, perMillion }: UsageRow): string {
  if (unit === 'tok' || perMillion === null) return formatPricePerMillion(perMillion);
  return `${formatPricePerMillion(perMillion / 1_000n)} /1,000 uses`;
}

/** Quantity, price and amount of each class that the ledger booked, to the last digit; they add up to the cost. */
export function CallUsage({ call }: { readonly call: CallDetail }) {
  const usage = prepareUsage(call);
  const running = call.state === 'running';
  const costNanoUsd = call.costNanoUsd === null ? null : BigInt(call.costNanoUsd);
  const amounts = [costNanoUsd, ...(usage?.rows.map((row) => row.nanoUsd) ?? [])];
  const decimals = decimalsFor(amounts.filter((amount) => amount !== null));
  const amount = (nanoUsd: bigint | null) => (nanoUsd === null ? nothing : formatNanoUsd(nanoUsd, decimals));
  return (
    <>
      <table className="data-table">
        <caption className="sr-only">Usage and cost of this call</caption>
        <thead>
          <tr>
            <th scope="col">Charged as</th>
            <th scope="col" className="!text-right">
              tok
            </th>
            <th scope="col" className="!text-right">
              USD /M
            </th>
            <th scope="col" className="!text-right">
              USD
            </th>
          </tr>
        </thead>
        <tbody>
          {usage?.rows.map((row) => (
            <tr key={row.name}>
              <td className="whitespace-normal">{row.name}</td>
              <td className="text-right !text-ink-1">{formatCount(row.quantity)}</td>
              <td className="text-right">{priceText(row)}</td>
              <td className="text-right !text-ink-1">{amount(row.nanoUsd)}</td>
            </tr>
          ))}
          {usage === undefined && (
            <tr>
              <td colSpan={4}>{running ? 'Known when the call ends.' : 'No tokens were used.'}</td>
            </tr>
          )}
        </tbody>
        <tfoot className="bg-surface-2 font-semibold">
          <tr>
            <td>{running ? 'Reserved' : 'Settled'}</td>
            <td className="text-right !text-ink-1">{usage === undefined ? nothing : formatCount(usage.tokens)}</td>
            <td colSpan={2} className="text-right !text-ink-1">
              {running ? (
                <ReservedAmount nanoUsd={call.reservedNanoUsd} />
              ) : (
                `${costNanoUsd === null ? '' : '$'}${amount(costNanoUsd)}`
              )}
            </td>
          </tr>
        </tfoot>
      </table>
      <p className="px-4 py-2 text-12 text-ink-3">
        <PriceNote call={call} />
        {call.batchDiscountPercent > 0 && `. In a batch, ${call.batchDiscountPercent} % less`}
      </p>
    </>
  );
}
