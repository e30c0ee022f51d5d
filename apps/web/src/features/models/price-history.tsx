'use client';

import { useQuery } from '@tanstack/react-query';
import { Diff, EmptyState, QueryState, StateBadge, Time } from '@/components/ui/index.ts';
import { useNow } from '@/preferences/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { Model, ModelPrice } from './model-types.ts';
import { PriceFacts } from './price-facts.tsx';
import { pricePeriods, type PricePeriod } from './price-periods.ts';
import { priceNames, priceWords } from './price-words.ts';

const badges = {
  now: <StateBadge shape="running">in force</StateBadge>,
  'to come': <StateBadge shape="waiting">to come</StateBadge>,
  past: <StateBadge shape="settled">past</StateBadge>,
};

function Period({ period }: { readonly period: PricePeriod<ModelPrice> }) {
  const { price, before, until, when } = period;
  return (
    <li className="border-b border-line-1 py-2">
      <p className="flex flex-wrap items-center gap-x-2 px-4">
        <span className="font-medium text-ink-1">
          <Time at={price.effectiveFrom} form="date" />
        </span>
        {until !== undefined && (
          <span className="text-12 text-ink-3">
            to <Time at={until} form="date" />
          </span>
        )}
        <span className="ml-auto">{badges[when]}</span>
      </p>
      <p className="px-4 pb-1 text-12 break-words text-ink-3">{price.source}</p>
      {before === undefined ? (
        <PriceFacts price={price} />
      ) : (
        <Diff
          kind="record"
          label="Price in USD per million tokens, before and after"
          before={priceWords(before)}
          after={priceWords(price)}
          names={priceNames}
          withEqual
        />
      )}
    </li>
  );
}

/** Every price that a model had, has and will have. Calls keep the one in force when they arrived. */
export function PriceHistory({ model }: { readonly model: Model }) {
  const trpc = useTRPC();
  const now = useNow();
  const query = useQuery(trpc.models.prices.queryOptions({ modelId: model.id }));
  return (
    <QueryState query={query} what="the prices" rows={6}>
      {(prices) =>
        prices.length === 0 ? (
          <EmptyState title="No price is set.">
            <p>Calls of {model.name} are recorded without a cost until it has one.</p>
          </EmptyState>
        ) : (
          <>
            <p className="px-4 pt-2 text-12 text-ink-3">
              USD per million tokens. A call keeps the price at its arrival.
            </p>
            <ul>
              {pricePeriods(prices, now).map((period) => (
                <Period key={period.price.effectiveFrom} period={period} />
              ))}
            </ul>
          </>
        )
      }
    </QueryState>
  );
}
