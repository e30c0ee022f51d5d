import type { ReactNode } from 'react';
import { Facts } from '@/components/ui/index.ts';
import type { ModelPrice } from './model-types.ts';
import { priceNames, priceWords } from './price-words.ts';

export interface PriceFactsProps {
  readonly price: ModelPrice;
  /** Lines below the amounts. */
  readonly more?: readonly (readonly [name: string, value: ReactNode])[];
}

const none: NonNullable<PriceFactsProps['more']> = [];

/** A price, one amount a line, in USD per million tokens. */
export function PriceFacts({ price, more = none }: PriceFactsProps) {
  const words: Readonly<Record<string, string>> = priceWords(price);
  const names: Readonly<Record<string, string>> = priceNames;
  return (
    <Facts facts={[...Object.entries(words).map(([key, amount]) => [names[key] ?? key, amount] as const), ...more]} />
  );
}
