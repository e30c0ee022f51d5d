import { Money } from '@/components/ui/index.ts';
import { formatCount, formatPricePerMillion, nothing } from '@/format/index.ts';
import type { CallDetail } from './call-types.ts';

const sources = {
  provider: 'as the provider reported',
  counted: 'counted here, as the provider gave none',
  reserved: 'the reservation, as the call was interrupted',
  none: 'none',
} as const;

function priceText(nanoUsd: string | null | undefined): string {
  return nanoUsd === null || nanoUsd === undefined ? nothing : formatPricePerMillion(BigInt(nanoUsd));
}

/** What the note beside the heading says about the source of the figures. */
export function describeUsageSource(call: CallDetail): string {
  return call.usageSource === null ? 'not known yet' : sources[call.usageSource];
}

/** Why a call has no price. */
export function describeMissingPrice({ state, costNanoUsd }: Pick<CallDetail, 'state' | 'costNanoUsd'>): string {
  if (state === 'running') return 'Not priced yet.';
  if (costNanoUsd === null) return 'No price was in force, so the cost is not known. Set one under Models.';
  return 'No model was reached, so nothing was charged.';
}

/** Tokens by kind with the price each was charged at, and the sum. */
export function CallUsage({ call }: { readonly call: CallDetail }) {
  const { price } = call;
  const rows = [
    ['Input', call.inputTokens, priceText(price?.inputNanoUsdPerMillion)],
    ['of it read from the prefix cache', call.cachedInputTokens, priceText(price?.cachedInputNanoUsdPerMillion)],
    ['of it written to the cache', call.cacheWriteTokens, nothing],
    ['Output', call.outputTokens, priceText(price?.outputNanoUsdPerMillion)],
    ['of it reasoning', call.reasoningTokens, nothing],
  ] as const;
  return (
    <table className="data-table">
      <caption className="sr-only">Usage and cost of this call</caption>
      <thead>
        <tr>
          <th scope="col">Tokens</th>
          <th scope="col" className="!text-right">
            tok
          </th>
          <th scope="col" className="!text-right">
            USD per million
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, tokens, perMillion]) => (
          <tr key={name}>
            <td className={name.startsWith('of') ? '!pl-8' : undefined}>{name}</td>
            <td className="text-right">{formatCount(tokens)}</td>
            <td className="text-right">{perMillion}</td>
          </tr>
        ))}
      </tbody>
      <tfoot className="bg-surface-2 font-semibold">
        <tr>
          <td>{call.state === 'running' ? 'Reserved' : 'Settled'}</td>
          <td className="text-right">
            {call.inputTokens === null && call.outputTokens === null
              ? nothing
              : formatCount((call.inputTokens ?? 0) + (call.outputTokens ?? 0))}
          </td>
          <td className="text-right !text-ink-1">
            <Money nanoUsd={call.state === 'running' ? call.reservedNanoUsd : call.costNanoUsd} form="call" />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
