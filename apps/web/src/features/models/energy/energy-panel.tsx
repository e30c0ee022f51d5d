'use client';

import { useQuery } from '@tanstack/react-query';
import { Facts, Panel, QueryState, StateBadge, Time } from '@/components/ui/index.ts';
import { useNow } from '@/preferences/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { Model } from '../model-types.ts';
import { basisNames, rangeText, tierNames, type ModelFigure } from './energy-words.ts';
import { SetEnergy } from './set-energy.tsx';

const builtInKey = 'built in';

function Figure({ figure, inForce }: { readonly figure: ModelFigure; readonly inForce: boolean }) {
  const { effectiveFrom, input, output, basis, tier, source } = figure;
  const now = useNow();
  return (
    <li className="border-b border-line-1 py-1">
      <p className="flex flex-wrap items-center gap-x-2 px-4 pt-1">
        <span className="font-medium text-ink-1">
          {effectiveFrom === null ? builtInKey : <Time at={effectiveFrom} form="date" />}
        </span>
        <span className="ml-auto">
          {inForce ? (
            <StateBadge shape="running">in force</StateBadge>
          ) : effectiveFrom !== null && effectiveFrom > now ? (
            <StateBadge shape="waiting">to come</StateBadge>
          ) : (
            <StateBadge shape="settled">{effectiveFrom === null ? 'not in force' : 'past'}</StateBadge>
          )}
        </span>
      </p>
      <Facts
        facts={[
          ['A token read', rangeText(input)],
          ['A token written', rangeText(output)],
          ['Known by', `${basisNames[basis]}; ${tierNames[tier]}`],
          ['Source', source],
        ]}
      />
    </li>
  );
}

/** What a token of the model takes: every figure that was entered, and the one that is built in. */
export function EnergyPanel({ model, mayWrite }: { readonly model: Model; readonly mayWrite: boolean }) {
  const query = useQuery(useTRPC().energy.figures.queryOptions({ modelId: model.id }));
  const now = useNow();
  return (
    <Panel
      title="Energy"
      note={query.data?.simulated === true ? 'of what it imitates; none is used' : 'at the meter of the data centre'}
      actions={mayWrite && query.data && <SetEnergy model={model} figures={query.data.figures} />}
    >
      <QueryState query={query} what="the energy figures" rows={4}>
        {({ figures }) => {
          const current = figures.find(({ effectiveFrom }) => effectiveFrom === null || effectiveFrom <= now);
          return (
            <ul>
              {figures.map((figure) => (
                <Figure key={figure.id ?? builtInKey} figure={figure} inForce={figure === current} />
              ))}
            </ul>
          );
        }}
      </QueryState>
    </Panel>
  );
}
