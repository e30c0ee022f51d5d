'use client';

import { serviceClasses } from '@agent-os/core/choices';
import { classNames } from '@/components/ui/index.ts';
import { formatCount } from '@/format/index.ts';
import type { ServiceClass } from '../intent-types.ts';

export interface ClassTabsProps {
  readonly counts: Readonly<Record<ServiceClass, number>>;
  /** Null: all of them. */
  readonly chosen: ServiceClass | null;
  readonly onChoose: (chosen: ServiceClass | null) => void;
}

/** Which class is listed, and how many examples each has. */
export function ClassTabs({ counts, chosen, onChoose }: ClassTabsProps) {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const choices = [[null, 'all', total], ...serviceClasses.map((name) => [name, name, counts[name]] as const)] as const;
  return (
    <div role="group" aria-label="Class" className="flex flex-wrap gap-1">
      {choices.map(([value, name, count]) => (
        <button
          key={name}
          type="button"
          aria-pressed={value === chosen}
          onClick={() => onChoose(value)}
          className={classNames(
            'flex h-7 items-center gap-1.5 rounded-control px-2',
            value === chosen ? 'bg-surface-3 font-medium text-ink-1' : 'text-ink-2 hover:bg-surface-2',
          )}
        >
          {name}
          <span className="text-12 text-ink-3 tabular-nums">{formatCount(count)}</span>
        </button>
      ))}
    </div>
  );
}
