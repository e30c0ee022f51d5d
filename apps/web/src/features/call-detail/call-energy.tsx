import { Energy, Facts, Panel } from '@/components/ui/index.ts';
import { formatCarbon, formatEnergy } from '@/format/index.ts';
import type { CallDetail } from './call-types.ts';

type KnownEnergy = NonNullable<CallDetail['energy']>;

const tierWords: Readonly<Record<NonNullable<KnownEnergy['tier']>, string>> = {
  T0: 'the provider disclosed it',
  T1: 'measured for this model',
  T2: 'reckoned from the size of the model',
  T3: 'of models of its class',
};

function basisText({ basis, tier }: KnownEnergy): string {
  if (basis === null) return 'no model worked for it';
  return tier === null ? basis : `${basis}: ${tierWords[tier]}`;
}

function missingText({ state, reusedFrom }: CallDetail): string {
  if (state === 'running') return 'Known when the call ends.';
  return reusedFrom === null ? 'Not known: nobody said how many tokens were used.' : 'None of its own.';
}

function EnergyOf({ call, energy }: { readonly call: CallDetail; readonly energy: KnownEnergy }) {
  const { lowMillijoules, millijoules, highMillijoules, zone } = energy;
  return (
    <>
      <Facts
        facts={[
          [
            'It took',
            <Energy
              key="energy"
              millijoules={millijoules}
              estimated={energy.basis !== 'measured' && millijoules > 0}
              simulated={call.simulated}
            />,
          ],
          ['Between', `${formatEnergy(lowMillijoules)} and ${formatEnergy(highMillijoules)}`],
          ['Known by', basisText(energy)],
          [`CO₂e by the grid${zone === null ? '' : ` (${zone})`}`, formatCarbon(energy.locationMicrograms)],
          ['CO₂e by contract', formatCarbon(energy.marketMicrograms)],
        ]}
      />
      {energy.source !== null && <p className="px-4 pb-2 text-12 text-ink-3">{energy.source}</p>}
    </>
  );
}

/** What the call took, between which bounds, how that is known, and what it emitted. */
export function CallEnergy({ call }: { readonly call: CallDetail }) {
  return (
    <Panel title="Energy" note={call.simulated ? 'simulated: none was used' : 'at the meter of the data centre'}>
      {call.energy === null ? (
        <p className="px-4 py-2 text-ink-3">{missingText(call)}</p>
      ) : (
        <EnergyOf call={call} energy={call.energy} />
      )}
    </Panel>
  );
}
