'use client';

import { Peek, usePeek } from '@/components/peek/index.ts';
import { Facts, StateBadge } from '@/components/ui/index.ts';
import { useMay } from '@/features/shell/index.ts';
import { nothing } from '@/format/index.ts';
import type { Model } from '../model-types.ts';
import { EditRoute } from './edit-route.tsx';
import { ExplainPanel } from './explain-panel.tsx';
import { RouteHistory } from './route-history.tsx';
import type { ListedRoute } from './route-types.ts';
import { requirementWords, strategyWords } from './route-words.ts';
import { SavingsPanel } from './savings-panel.tsx';
import { SwitchRoute } from './switch-route.tsx';

const tabs = [
  { id: 'route', name: 'Route' },
  { id: 'history', name: 'History' },
];

export interface RoutePeekProps {
  readonly route: ListedRoute;
  readonly models: readonly Model[];
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
}

/** One route beside the list: what it chooses by, whom it would choose now, what that saved. */
export function RoutePeek({ route, models, onPrevious, onNext }: RoutePeekProps) {
  const { tab } = usePeek();
  const mayWrite = useMay('models:write');
  const { name, definition, candidates } = route;
  return (
    <Peek
      label={`Route ${name}`}
      title={
        <>
          <h2 className="truncate font-semibold" title={name}>
            {name}
          </h2>
          {definition.state === 'disabled' && <StateBadge shape="suspended">off</StateBadge>}
        </>
      }
      tabs={tabs}
      onPrevious={onPrevious}
      onNext={onNext}
    >
      {mayWrite && (
        <div className="flex flex-wrap gap-2 border-b border-line-1 px-4 py-2">
          <EditRoute route={route} models={models} />
          <SwitchRoute route={route} />
        </div>
      )}
      {tab === 'history' ? (
        <RouteHistory route={route} />
      ) : (
        <>
          <Facts
            facts={[
              ['Class of work', definition.workClass],
              ['Chooses by', strategyWords[definition.strategy]],
              ['Candidates', candidates.length === 0 ? 'every model that fits' : candidates.join(', ')],
              ['Requires', requirementWords(definition).join(', ')],
              ['Version', `${route.version}: ${route.reason ?? nothing}`],
              ...(definition.description === '' ? [] : ([['Description', definition.description]] as const)),
            ]}
          />
          <ExplainPanel name={name} definition={definition} />
          <SavingsPanel route={route} />
        </>
      )}
    </Peek>
  );
}
