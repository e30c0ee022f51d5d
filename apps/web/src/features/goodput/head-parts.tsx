import { Explain, SimulatedBadge } from '@/components/ui/index.ts';
import { formatShare } from '@/format/index.ts';
import { goodputTerms, partWords, type Part } from './goodput-terms.ts';
import { formatSlotHours, shareOfPart, slotMsOf, type ChosenGoodput } from './prepare-goodput.ts';

const parts: readonly (readonly [sign: string, part: Part])[] = [
  ['', 'goodput'],
  ['= ', 'scheduling'],
  ['× ', 'runtime'],
  ['× ', 'program'],
];

/** The product and its three factors, each with what it is made of. */
export function HeadParts({ chosen: { figures, simulated } }: { readonly chosen: ChosenGoodput }) {
  return (
    <dl className="grid grid-cols-2 gap-px border-b border-line-1 bg-line-1 md:grid-cols-4">
      {parts.map(([sign, part]) => {
        const { name, of, sentence, terms } = partWords[part];
        const inputs = terms.map((term) => ({
          name: goodputTerms[term].label,
          value: `${goodputTerms[term].kind === 'lost' ? '−' : ''}${formatSlotHours(slotMsOf(figures, term))}`,
          note: 'slot-h',
        }));
        return (
          <div key={part} className="flex min-h-19 flex-col bg-surface-1 px-4 py-2.5">
            <dt className="flex items-center gap-1.5 text-12 text-ink-3">
              {sign !== '' && <span aria-hidden="true">{sign}</span>}
              <Explain explanation={{ title: name, sentence, inputs, simulated }}>{name}</Explain>
              {simulated && part === 'goodput' && <SimulatedBadge />}
            </dt>
            <dd className="text-20 font-semibold">{formatShare(shareOfPart(figures, part))}</dd>
            <dd className="text-12 text-ink-2">{of}</dd>
          </div>
        );
      })}
    </dl>
  );
}
