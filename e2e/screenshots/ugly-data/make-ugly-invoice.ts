import type { KernelApi } from '../../fixtures/kernel-api.ts';
import { longName, markup } from './ugly-texts.ts';

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

/** An invoice near a billion and over a ten-millionth, of models that nobody knows; answers with its id. */
export async function makeUglyInvoice(api: KernelApi): Promise<string> {
  const provider = (await api.providers.list.query()).find(({ slug }) => slug === 'a-provider-with-a-long-name');
  if (provider === undefined) throw new Error('The provider with the long name comes first.');
  const unknown = 'a-model-that-is-billed-and-that-nobody-here-has-ever-heard-of-2026-11-preview';
  const lines = [
    ['usage_date', 'model', 'token_type', 'quantity', 'cost_usd'],
    [day(-1), unknown, 'input', '999999999999', '999999999.12'],
    [day(-2), `"${markup.replaceAll('"', '""')}"`, 'output', '5', '0.0000001'],
    [day(-2), '"=ghost(2)"', 'output', '5', '-0.5'],
  ];
  const { id } = await api.invoices.import.mutate({
    providerId: provider.id,
    fileName: `${longName}.csv`,
    text: `${lines.map((cells) => cells.join(',')).join('\n')}\n`,
    number: 'INV-2026-11-22-THE-NUMBER-THAT-A-PROVIDER-MADE-FOR-ITSELF-AND-FOR-NOBODY-ELSE',
  });
  return id;
}
