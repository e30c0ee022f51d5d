import type { CallEnergy } from '@agent-os/db';
import { Counter, type Registry } from 'prom-client';

interface Unread {
  readonly basis: NonNullable<CallEnergy['basis']>;
  readonly models: 'simulated' | 'real';
  millijoules: number;
  locationMicrograms: number;
  marketMicrograms: number;
}

/**
 * Energy and carbon of calls. Summed here and given to the counters when somebody reads them: finding a counter by its labels three times
 * costs a call more than all that is reckoned of its energy.
 */
export class EnergyMetrics {
  readonly #unread = { simulated: new Map<string, Unread>(), real: new Map<string, Unread>() };

  constructor(registry: Registry) {
    const each = (): Unread[] => [...this.#unread.simulated.values(), ...this.#unread.real.values()];
    const energy: Counter<'basis' | 'models'> = new Counter({
      name: 'agent_os_energy_joules_total',
      help: 'Energy of calls as far as it is known: the centre of its interval, by how it is known. None of simulated models was used.',
      labelNames: ['basis', 'models'],
      registers: [registry],
      collect: () => {
        for (const unread of each()) {
          energy.inc({ basis: unread.basis, models: unread.models }, unread.millijoules / 1e3);
          unread.millijoules = 0;
        }
      },
    });
    const carbon: Counter<'accounting' | 'models'> = new Counter({
      name: 'agent_os_carbon_grams_total',
      help: 'CO2e of that energy, by the grid (location) and by contract (market); never to be added up.',
      labelNames: ['accounting', 'models'],
      registers: [registry],
      collect: () => {
        for (const unread of each()) {
          carbon.inc({ accounting: 'location', models: unread.models }, unread.locationMicrograms / 1e6);
          carbon.inc({ accounting: 'market', models: unread.models }, unread.marketMicrograms / 1e6);
          unread.locationMicrograms = 0;
          unread.marketMicrograms = 0;
        }
      },
    });
  }

  count({ millijoules, basis, locationMicrograms, marketMicrograms }: CallEnergy, simulated: boolean): void {
    if (basis === null) return;
    const models = simulated ? 'simulated' : 'real';
    let unread = this.#unread[models].get(basis);
    if (unread === undefined) {
      unread = { basis, models, millijoules: 0, locationMicrograms: 0, marketMicrograms: 0 };
      this.#unread[models].set(basis, unread);
    }
    unread.millijoules += millijoules;
    unread.locationMicrograms += locationMicrograms;
    unread.marketMicrograms += marketMicrograms;
  }
}
