import type { Dispatcher } from 'undici';
import type { MeterAnswer, ShownDevice } from '../../ports/meter.ts';
import { readExposition, type Sample } from './read-exposition.ts';
import { readHttpText } from './read-http-text.ts';
import { readMicrojoules, readMilliwatts } from './read-decimal.ts';

const energyMetric = 'DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION';
const powerMetric = 'DCGM_FI_DEV_POWER_USAGE';
const wanted = new Set([energyMetric, powerMetric]);
/** The counter is of millijoules since the driver was loaded. */
const microjouleDecimals = 3;

/** What NVIDIA's DCGM exporter shows: a counter of energy, and the power. */
export async function readDcgmExporter(
  url: string,
  dispatcher: Dispatcher,
  epochMs: () => number,
): Promise<MeterAnswer> {
  const answer = await readHttpText(new URL(url), dispatcher);
  if (!answer.ok) return answer;
  const samples = readExposition(answer.text, wanted);
  if (samples === undefined) {
    return { ok: false, problem: 'The answer is no text of Prometheus. The address mostly ends in :9400/metrics.' };
  }
  const atMs = epochMs();
  const byGpu = Map.groupBy(samples, ({ labels }) => labels['UUID'] ?? '');
  const devices = [...byGpu].flatMap(([externalId, ofGpu]): ShownDevice[] => {
    // Parts of a GPU have the meter of the whole.
    const counted = largestOf(ofGpu, energyMetric, (text) => readMicrojoules(text, microjouleDecimals));
    const power = largestOf(ofGpu, powerMetric, (text) => toBigInt(readMilliwatts(text)));
    if (externalId === '' || (counted === undefined && power === undefined)) return [];
    const name = ofGpu[0]?.labels['modelName'] ?? externalId;
    const counter = counted === undefined ? null : { microjoules: counted, wrapsAtMicrojoules: null };
    const powerMilliwatts = power === undefined ? null : Number(power);
    return [{ externalId, name: name.slice(0, 120), reading: { atMs, counter, powerMilliwatts } }];
  });
  if (devices.length > 0) return { ok: true, devices };
  return { ok: false, problem: `The exporter shows no ${energyMetric}. Add it to its list of counters.` };
}

function largestOf(
  samples: readonly Sample[],
  metric: string,
  read: (text: string) => bigint | undefined,
): bigint | undefined {
  const values = samples.flatMap(({ name, value }) => (name === metric ? [read(value)] : []));
  return values.reduce<bigint | undefined>(
    (most, value) => (value !== undefined && (most === undefined || value > most) ? value : most),
    undefined,
  );
}

const toBigInt = (value: number | undefined): bigint | undefined => (value === undefined ? undefined : BigInt(value));
