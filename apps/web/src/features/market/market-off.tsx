import { Button, EmptyState } from '@/components/ui/index.ts';
import { useMay } from '@/features/shell/index.ts';
import type { MarketMode } from './market-types.ts';

/** Before the first round: what the market does, and how it is turned on. */
export function MarketOff({ onChange }: { readonly onChange: (mode: MarketMode) => void }) {
  const mayWrite = useMay('market:write');
  return (
    <EmptyState title="The market is off: pools are shared as their policies say.">
      <p className="max-w-prose pt-1">
        Turned on, every pool has a price each second. Agents bid what their work is worth, those at the price or above
        it go first, and their departments pay out of the credits that they are granted. In shadow the rounds are
        cleared and shown, and take no effect: begin there.
      </p>
      {mayWrite ? (
        <p className="flex gap-2 pt-3">
          <Button look="main" onClick={() => onChange('shadow')}>
            Run in shadow…
          </Button>
          <Button onClick={() => onChange('on')}>Turn on…</Button>
        </p>
      ) : (
        <p className="pt-3">Turning it on needs the right market:write. Owners and admins have it.</p>
      )}
    </EmptyState>
  );
}
