import { HatchSwatch, Time } from '@/components/ui/index.ts';
import { formatCallMoney, formatCount, formatPricePerMillion, nothing } from '@/format/index.ts';
import type { CallDetail } from './call-types.ts';
import { describeMissingPrice } from './describe-usage.ts';
import { decimalsFor, formatFemtoUsd, prepareUsage, toFemtoUsd } from './prepare-usage.ts';

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

/** Tokens by the class they were charged as, with the price of each, to the last digit; they add up to the cost. */
export function CallUsage({ call }: { readonly call: CallDetail }) {
  const usage = prepareUsage(call);
  const running = call.state === 'running';
  const costFemtoUsd = call.costNanoUsd === null ? null : toFemtoUsd(call.costNanoUsd);
  const amounts = [costFemtoUsd, ...(usage?.rows.map((row) => row.femtoUsd) ?? [])];
  const decimals = decimalsFor(amounts.filter((amount) => amount !== null));
  const amount = (femtoUsd: bigint | null) => (femtoUsd === null ? nothing : formatFemtoUsd(femtoUsd, decimals));
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
          {usage?.rows.map(({ name, tokens, perMillion, femtoUsd }) => (
            <tr key={name}>
              <td className="whitespace-normal">{name}</td>
              <td className="text-right !text-ink-1">{formatCount(tokens)}</td>
              <td className="text-right">{formatPricePerMillion(perMillion)}</td>
              <td className="text-right !text-ink-1">{amount(femtoUsd)}</td>
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
                `${costFemtoUsd === null ? '' : '$'}${amount(costFemtoUsd)}`
              )}
            </td>
          </tr>
        </tfoot>
      </table>
      <p className="px-4 py-2 text-12 text-ink-3">
        <PriceNote call={call} />
        {usage !== undefined && usage.reasoningTokens > 0 && (
          <>. {formatCount(usage.reasoningTokens)} of the output tokens were reasoning.</>
        )}
      </p>
    </>
  );
}
