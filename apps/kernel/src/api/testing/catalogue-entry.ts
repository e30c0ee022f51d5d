import { displayCurrencies } from '@agent-os/core/choices';
import type { TestApi } from './test-api.ts';
import type { TestMember, TestTenant } from './test-tenant.ts';

type Input = Readonly<Record<string, unknown>> | undefined;

/** How to call one procedure of an organisation. */
export interface CatalogueEntry {
  /** An input that succeeds in that organisation. Makes fresh rows where the procedure uses them up. */
  readonly input: (api: TestApi, tenant: TestTenant, caller: TestMember) => Input | Promise<Input>;
  /** What a stranger gets for it: `absent` when it names a row by id, `own` when it names none. */
  readonly stranger: 'absent' | 'own' | 'empty';
}

let names = 0;
/** Nobody else's. */
export const freshSlug = () => {
  names += 1;
  return `fresh-${names}`;
};
/** Long ago, and another one each time. */
export const freshMonth = () => {
  names += 1;
  return new Date(Date.UTC(2000, names % 200)).toISOString().slice(0, 7);
};
/** A moment that is far off, and another one each time. */
export const freshFuture = () => {
  names += 1;
  return Date.UTC(2100, 0, 1) + names;
};
/** Another one each time, until all have been. */
export const freshCurrency = () => {
  names += 1;
  return displayCurrencies[names % displayCurrencies.length];
};
export const named = (input: CatalogueEntry['input']): CatalogueEntry => ({ input, stranger: 'absent' });
export const unnamed = (input: CatalogueEntry['input'] = () => undefined): CatalogueEntry => ({
  input,
  stranger: 'own',
});
