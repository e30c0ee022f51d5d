import type { EnergyDevice, MeterKind, PowerCap } from './energy-types.ts';
import { formatPower } from '@/format/index.ts';

export const kindWords: Readonly<Record<EnergyDevice['kind'], string>> = {
  gpu: 'GPU',
  tpu: 'TPU',
  cpu: 'CPU',
  api: 'API',
};

export const meterWords: Readonly<Record<MeterKind, string>> = {
  model: 'none: reckoned from load',
  nvidia_smi: 'nvidia-smi',
  dcgm: 'DCGM exporter',
  rapl: 'RAPL',
  prometheus: 'Prometheus query',
};

export const meterKinds: readonly MeterKind[] = ['model', 'nvidia_smi', 'dcgm', 'rapl', 'prometheus'];

export const cutWords = ({ cut }: Pick<PowerCap, 'cut'>): string =>
  cut.kind === 'percent' ? `${cut.percent} % less` : `at most ${formatPower(cut.milliwatts)}`;

export const capStateWords: Readonly<Record<PowerCap['state'], string>> = {
  to_come: 'to come',
  in_force: 'in force',
  over: 'over',
  lifted: 'lifted',
};
