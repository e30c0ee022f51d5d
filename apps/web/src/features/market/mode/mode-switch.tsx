'use client';

import { marketModes } from '@agent-os/core/choices';
import { StateBadge } from '@/components/ui/index.ts';
import { useMay } from '@/features/shell/index.ts';
import type { MarketMode } from '../market-types.ts';
import { modeNames } from './mode-words.ts';

export interface ModeSwitchProps {
  readonly mode: MarketMode;
  readonly onChange: (mode: MarketMode) => void;
}

/** Off, shadow or on; pressing another one asks before it changes anything. Who may not change it reads it. */
export function ModeSwitch({ mode, onChange }: ModeSwitchProps) {
  const mayWrite = useMay('market:write');
  if (!mayWrite) {
    return (
      <StateBadge shape={mode === 'on' ? 'running' : mode === 'shadow' ? 'simulated' : 'ready'}>
        {modeNames[mode]}
      </StateBadge>
    );
  }
  return (
    <div role="group" aria-label="Market" className="flex rounded-control border border-line-2">
      {marketModes.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === mode}
          onClick={() => one !== mode && onChange(one)}
          className="h-7 border-l border-line-2 px-2.5 text-ink-2 first:border-l-0 hover:bg-surface-2 aria-pressed:bg-surface-3 aria-pressed:font-medium aria-pressed:text-ink-1"
        >
          {modeNames[one]}
        </button>
      ))}
    </div>
  );
}
