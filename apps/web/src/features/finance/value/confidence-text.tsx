import type { InputConfidence } from '@agent-os/core/choices';
import { ExactText } from '@/components/ui/index.ts';
import { confidenceWords } from './value-words.ts';

export interface ConfidenceTextProps {
  readonly confidence: InputConfidence;
  readonly focusable?: boolean;
}

/** How well something is known; what the word means is its tip. */
export function ConfidenceText({ confidence, focusable = false }: ConfidenceTextProps) {
  return (
    <ExactText
      exact={`${confidence}: ${confidenceWords[confidence]}`}
      focusable={focusable}
      className={confidence === 'assumed' ? 'text-care' : 'text-ink-2'}
    >
      {confidence}
    </ExactText>
  );
}
