import { DataTable, Panel, type Column } from '@/components/ui/index.ts';
import type { MarketRound } from '../market-types.ts';
import { prepareSupply, salesWords, type SupplyRow } from './prepare-supply.ts';

const columns: readonly Column<SupplyRow>[] = [
  { key: 'slots', head: 'Slots', align: 'right', cell: ({ slots }) => slots },
  { key: 'seller', head: 'Sold by', cell: ({ seller }) => <span className="text-ink-1">{seller}</span> },
  {
    key: 'price',
    head: 'At least',
    align: 'right',
    cell: ({ price }) => <strong className="font-semibold text-ink-1">{price}</strong>,
  },
  { key: 'provider', head: 'Provider', align: 'right', cell: ({ provider }) => provider },
  { key: 'energy', head: 'Electricity', align: 'right', cell: ({ energy }) => energy },
  { key: 'carbon', head: 'Carbon', align: 'right', cell: ({ carbon }) => carbon },
  { key: 'wear', head: 'Wear', align: 'right', cell: ({ wear }) => wear },
  { key: 'runs', head: 'Runs on', cell: ({ runsOn }) => runsOn },
];

/** What the slots of a pool cost in a round, by what they are paid for, and who sells them. */
export function SupplyPanel({ round }: { readonly round: MarketRound }) {
  const rows = prepareSupply(round);
  const sales = salesWords(round);
  if (rows.length === 0) return null;
  return (
    <Panel title="Supply" note={`${round.pool.slug}, credits per slot-second, cheapest first`}>
      <DataTable caption="Supply by cost" columns={columns} rows={rows} rowKey={({ key }) => key} beside />
      {sales !== '' && <p className="px-4 py-2 text-12 text-ink-2">{sales}</p>}
    </Panel>
  );
}
