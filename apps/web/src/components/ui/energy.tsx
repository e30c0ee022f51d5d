import { formatEnergy, formatEnergyIn, formatExactEnergy, nothing, type EnergyUnit } from '@/format/index.ts';
import { Figure, type FigureMarks } from './figure.tsx';

/** Bounds of an estimate. */
export interface EnergyInterval {
  readonly lowMillijoules: number;
  readonly highMillijoules: number;
  /** Such as 0.9 for 90 %. */
  readonly level: number;
}

export interface EnergyProps extends FigureMarks {
  readonly millijoules: number | null;
  /** J for a call, Wh for a run, kWh for a day; left out, the unit that fits. */
  readonly unit?: EnergyUnit;
  /** The column's head names the unit, so the cell does not. Needs `unit`. */
  readonly bare?: boolean;
  /** Of an estimate; the tip says it. */
  readonly interval?: EnergyInterval | undefined;
}

function describe({ millijoules, unit, estimated, simulated, interval }: EnergyProps): string {
  const parts = [formatExactEnergy(millijoules), estimated ? 'estimated' : 'measured'];
  if (simulated) parts.push('simulated');
  if (interval) {
    const low = formatEnergy(interval.lowMillijoules, unit);
    const high = formatEnergy(interval.highMillijoules, unit);
    parts.push(`${low} to ${high} at ${Math.round(interval.level * 100)} %`);
  }
  return parts.join(', ');
}

/** Energy with three significant digits; a tilde before what was not metered. */
export function Energy(props: EnergyProps) {
  const { millijoules, unit, bare = false, interval: _interval, ...marks } = props;
  if (millijoules === null) return <>{nothing}</>;
  return (
    <Figure {...marks} exact={describe(props)}>
      {bare && unit ? formatEnergyIn(millijoules, unit) : formatEnergy(millijoules, unit)}
    </Figure>
  );
}
