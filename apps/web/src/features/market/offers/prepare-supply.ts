import { formatCount, formatQuantity, nothing } from '@/format/index.ts';
import { formatCredits } from '../format-credits.ts';
import type { MarketRound } from '../market-types.ts';

type SupplyStep = MarketRound['supplySteps'][number];

export interface SupplyRow {
  readonly key: string;
  readonly slots: string;
  readonly seller: string;
  readonly price: string;
  readonly provider: string;
  readonly energy: string;
  readonly carbon: string;
  readonly wear: string;
  /** What the slots run on, and what one more token takes there. */
  readonly runsOn: string;
}

/** What slots of a round cost, as its table shows it: a dash for what costs nothing, so that what costs something is seen. */
export function prepareSupply({ supplySteps }: MarketRound): readonly SupplyRow[] {
  const part = (micro: number) => (micro === 0 ? nothing : formatCredits(micro));
  return supplySteps.map((step, place) => ({
    key: String(place),
    slots: formatCount(step.slots),
    seller: step.seller?.name ?? 'operator',
    price: formatCredits(step.price),
    provider: part(step.cost.provider),
    energy: part(step.cost.energy),
    carbon: part(step.cost.carbon),
    wear: part(step.cost.wear),
    runsOn: [whereOf(step), step.model ?? '', energyOf(step)].filter(Boolean).join(', '),
  }));
}

function whereOf({ devices, accelerator }: SupplyStep): string {
  if (devices === 0) return 'API';
  return accelerator === '' ? formatQuantity(devices, 'device') : `${devices} × ${accelerator}`;
}

const energyWords: Readonly<Record<SupplyStep['energySource'], string>> = {
  figure: 'J more a token',
  rated: 'J a token at rated power',
  estimate: 'J a token, estimated',
};
const microjoulesPerJoule = 1_000_000;
const joules = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 });

function energyOf({ microjoulesPerToken, energySource }: SupplyStep): string {
  if (microjoulesPerToken === 0) return '';
  return `${joules.format(microjoulesPerToken / microjoulesPerJoule)} ${energyWords[energySource]}`;
}

/** `Sales got 1.20 credits for 3 slots. 2 offered slots found nobody…`; in shadow what would have been. */
export function salesWords({
  mode,
  receipts,
  withheldSlots,
}: Pick<MarketRound, 'mode' | 'receipts' | 'withheldSlots'>): string {
  const isShadow = mode === 'shadow';
  const got = isShadow ? 'would have got' : 'got';
  const sold = receipts.map(
    ({ department, slots, received }) =>
      `${department.name} ${got} ${formatCredits(received)} credits for ${formatQuantity(slots, 'slot')}.`,
  );
  const effect = isShadow ? 'no call would have run there' : 'no call runs there';
  const idle = `${formatQuantity(withheldSlots, 'offered slot')} found nobody who pays what is asked, and ${effect}.`;
  return [...sold, ...(withheldSlots === 0 ? [] : [idle])].join(' ');
}
