import { freshCurrency, unnamed, type CatalogueEntry } from './catalogue-entry.ts';

/** What amounts are shown in, and at which rates. */
export const currencyProcedures: Readonly<Record<string, CatalogueEntry>> = {
  'currency.get': unnamed(),
  'currency.choose': unnamed(() => ({ currency: freshCurrency(), reason: 'A test' })),
  'currency.rates': unnamed(() => ({ currency: 'EUR' })),
  'currency.addRate': unnamed(() => ({
    currency: 'EUR',
    perUsd: '0.92',
    validFrom: '2026-11-01',
    source: 'A bank',
    reason: 'A test',
  })),
  'currency.ofPeriod': unnamed(() => ({ firstDay: '2026-11-01', lastDay: '2026-11-30' })),
};
