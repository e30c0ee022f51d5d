import { Figure } from '@/components/ui/index.ts';
import { formatExactPower, formatPower, nothing } from '@/format/index.ts';

export interface PowerFigureProps {
  readonly milliwatts: number | null;
  readonly estimated?: boolean;
  readonly simulated?: boolean;
}

/** A power with the marks of what it is worth. */
export function PowerFigure({ milliwatts, estimated = false, simulated = false }: PowerFigureProps) {
  if (milliwatts === null) return <>{nothing}</>;
  const exact = [
    formatExactPower(milliwatts),
    estimated ? 'estimated' : 'measured',
    ...(simulated ? ['simulated'] : []),
  ];
  return (
    <Figure exact={exact.join(', ')} estimated={estimated} simulated={simulated}>
      {formatPower(milliwatts)}
    </Figure>
  );
}
