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
    // Inline, not a box of its own: where it does not fit, its end is cut and not all of it.
    <ExactText exact={explainHealth(health, now)}>
      <span className="mr-1.5">
        <StateGlyph shape={healthShapes[state]} />
      </span>
      <span className={healthTones[state]}>{healthWords[state]}</span>
      {cause !== healthWords[state] && <span className="ml-1.5 text-ink-3">{cause}</span>}
    </ExactText>
  );
}
