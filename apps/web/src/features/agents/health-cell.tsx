'use client';

import { ExactText, StateGlyph } from '@/components/ui/index.ts';
import { useNow } from '@/preferences/index.ts';
import type { AgentListItem } from './agent-types.ts';
import { describeCause, explainHealth, healthShapes, healthTones, healthWords } from './describe-health.ts';

/** State of health with its cause; the counts and the last error are in the tip. */
export function HealthCell({ health }: { readonly health: AgentListItem['health'] }) {
  const now = useNow();
  const { state } = health;
  const cause = describeCause(health);
  return (
    <ExactText exact={explainHealth(health, now)} className="inline-flex min-w-0 items-center gap-1.5">
      <StateGlyph shape={healthShapes[state]} />
      <span className={healthTones[state]}>{healthWords[state]}</span>
      {cause !== healthWords[state] && <span className="truncate text-ink-3">{cause}</span>}
    </ExactText>
  );
}
