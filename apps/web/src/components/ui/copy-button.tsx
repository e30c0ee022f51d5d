'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from './button.tsx';

const confirmedMs = 2000;

export interface CopyButtonProps {
  /** A function when the text is costly to make. */
  readonly text: string | (() => string);
  /** What is copied, for people who do not see the icon: `call id`. */
  readonly what: string;
  readonly labelled?: boolean;
}

/** Puts a text on the clipboard and says so for two seconds. */
export function CopyButton({ text, what, labelled = false }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'copied' | 'refused' | undefined>();
  useEffect(() => {
    if (outcome === undefined) return;
    const timer = setTimeout(() => setOutcome(undefined), confirmedMs);
    return () => clearTimeout(timer);
  }, [outcome]);
  const Icon = outcome === 'copied' ? Check : Copy;
  const words = outcome === 'copied' ? 'Copied' : outcome === 'refused' ? 'Copy by hand' : 'Copy';
  return (
    <Button
      look={labelled ? 'outline' : 'ghost'}
      size="small"
      className="relative z-1"
      aria-label={labelled ? undefined : `Copy ${what}`}
      title={`Copy ${what}`}
      onClick={() => {
        navigator.clipboard.writeText(typeof text === 'string' ? text : text()).then(
          () => setOutcome('copied'),
          () => setOutcome('refused'),
        );
      }}
    >
      <Icon aria-hidden="true" size={14} strokeWidth={1.6} />
      {(labelled || outcome === 'refused') && words}
      <output className="sr-only">{outcome === 'copied' ? `Copied the ${what}.` : ''}</output>
    </Button>
  );
}
