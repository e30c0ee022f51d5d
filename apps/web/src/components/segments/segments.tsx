'use client';

import { classNames } from '@/components/ui/index.ts';

export interface SegmentsProps<Value extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly name: string }[];
  readonly value: Value;
  readonly onChoose: (value: Value) => void;
}

/** One of a few, all of them in sight. */
export function Segments<Value extends string>({ label, options, value, onChoose }: SegmentsProps<Value>) {
  return (
    <div role="group" aria-label={label} className="flex flex-wrap rounded-control border border-line-2 print:hidden">
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChoose(option.value)}
          className={classNames(
            'h-6 border-r border-line-2 px-2 text-12 last:border-r-0 hover:bg-surface-2',
            option.value === value ? 'bg-surface-3 font-medium text-ink-1' : 'text-ink-2',
          )}
        >
          {option.name}
        </button>
      ))}
    </div>
  );
}
