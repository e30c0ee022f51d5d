import { colourOf } from '@/components/chart/index.ts';
import type { ServiceClass } from './scheduler-types.ts';

/** A scheduling class: one hue by urgency, always with its word. */
export function ClassMark({ serviceClass }: { readonly serviceClass: ServiceClass }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap text-ink-1">
      <svg viewBox="0 0 8 8" aria-hidden="true" className="size-2 shrink-0">
        <rect width="8" height="8" fill={colourOf(`class-${serviceClass}`)} />
      </svg>
      {serviceClass}
    </span>
  );
}
