import { Agent } from 'undici';
import type { MeterAnswer, Meters, RealMeter } from '../../ports/meter.ts';
import { guardedLookup, objectionToLiteral } from '../upstream-probe/index.ts';
import { readDcgmExporter } from './dcgm-exporter.ts';
import { readNvidiaSmi } from './nvidia-smi.ts';
import { readPrometheusQuery } from './prometheus-query.ts';
import { readRapl } from './rapl.ts';

const connectTimeoutMs = 2_000;

export interface MetersOptions {
  /** Whether addresses of private networks may be asked. */
  readonly allowPrivate: boolean;
  readonly epochMs: () => number;
  /** Where `nvidia-smi` is looked for; the process's own when not given. */
  readonly path?: string | undefined;
  /** The system's when not given. */
  readonly powercapRoot?: string;
}

/** Reads the meters of the machine that this runs on, and those that answer over HTTP. */
export function createMeters({
  allowPrivate,
  epochMs,
  path = process.env['PATH'],
  powercapRoot = '/sys/class/powercap',
}: MetersOptions): Meters & { close(): Promise<void> } {
  const dispatcher = new Agent({ connect: { timeout: connectTimeoutMs, lookup: guardedLookup(allowPrivate) } });
  const overHttp = (url: string, read: () => Promise<MeterAnswer>): Promise<MeterAnswer> => {
    const problem = objectionToLiteral(url, allowPrivate);
    return problem === undefined ? read() : Promise.resolve({ ok: false, problem });
  };
  return {
    read: (meter: RealMeter) => {
      switch (meter.kind) {
        case 'nvidia_smi':
          return readNvidiaSmi(path, epochMs);
        case 'rapl':
          return readRapl(powercapRoot, epochMs);
        case 'dcgm':
          return overHttp(meter.url, () => readDcgmExporter(meter.url, dispatcher, epochMs));
        case 'prometheus':
          return overHttp(meter.url, () => readPrometheusQuery(meter, dispatcher, epochMs));
      }
    },
    close: () => dispatcher.close(),
  };
}
