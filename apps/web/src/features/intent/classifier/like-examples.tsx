import { ClassMark } from '@/features/scheduler/index.ts';
import { formatShare } from '@/format/index.ts';
import type { IntentReading } from '../intent-types.ts';

export interface LikeExamplesProps {
  readonly examples: Extract<IntentReading['because'], { kind: 'examples' }>['examples'];
}

/** Labelled examples that a text is most like, the likest first. */
export function LikeExamples({ examples }: LikeExamplesProps) {
  return (
    <div className="sm:col-span-2">
      <p className="text-12 text-ink-3">Examples that it is most like, of those that stand for each class</p>
      <ul className="mt-1 flex flex-col gap-1">
        {examples.map(({ text, serviceClass, likeness }) => (
          <li key={`${serviceClass} ${text}`} className="flex min-h-6 items-baseline gap-2">
            <ClassMark serviceClass={serviceClass} />
            <span className="min-w-0 flex-1 break-words text-ink-2">{text}</span>
            <span className="tabular-nums">{formatShare(Math.max(0, likeness))}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
