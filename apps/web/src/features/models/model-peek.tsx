'use client';

import { Peek, usePeek } from '@/components/peek/index.ts';
import { CopyButton, Duration, Facts, Money, Panel, SimulatedBadge, StateBadge, Time } from '@/components/ui/index.ts';
import { useMay } from '@/features/shell/index.ts';
import { formatCount, formatQuantity, nothing } from '@/format/index.ts';
import { describeHealth } from './describe-health.ts';
import { EditModel } from './edit-model.tsx';
import { EnergyPanel } from './energy/index.ts';
import type { ListedModel } from './model-types.ts';
import { PriceFacts } from './price-facts.tsx';
import { PriceHistory } from './price-history.tsx';
import { QualityPanel } from './quality/index.ts';
import { abilityNames } from './routes/index.ts';
import { SetPrice } from './set-price.tsx';
import { SwitchModel } from './switch-model.tsx';

const tabs = [
  { id: 'model', name: 'Model' },
  { id: 'prices', name: 'Prices' },
  { id: 'quality', name: 'Quality' },
  { id: 'energy', name: 'Energy' },
];

function Health({ model }: { readonly model: ListedModel }) {
  const { activity, provider } = model;
  const { words, degraded } = describeHealth(activity);
  return (
    <Facts
      facts={[
        [
          'Errors',
          <span key="errors" className={degraded ? 'font-medium text-care' : ''}>
            {words}
          </span>,
        ],
        ['First byte p50', <Duration key="p50" us={activity?.firstByteP50Us ?? null} />],
        ['First byte p95', <Duration key="p95" us={activity?.firstByteP95Us ?? null} />],
        ['Calls today', formatCount(activity?.callsToday ?? 0)],
        [
          'Cost today',
          <Money
            key="cost"
            nanoUsd={activity?.costTodayNanoUsd ?? null}
            form="total"
            simulated={provider.simulated && (activity?.callsToday ?? 0) > 0}
          />,
        ],
        ...(activity !== undefined && activity.callsWithoutCostToday > 0
          ? ([
              ['Without cost', `${formatQuantity(activity.callsWithoutCostToday, 'call')} of today, left out above`],
            ] as const)
          : []),
      ]}
    />
  );
}

function Overview({ model }: { readonly model: ListedModel }) {
  const { price, pool, provider } = model;
  return (
    <>
      <Facts
        facts={[
          ['Provider', provider.name],
          [
            'Name there',
            <span key="upstream" className="font-mono break-all">
              {model.upstreamName}
            </span>,
          ],
          ['Kind', model.kind],
          ['Pool', `${pool.slug}, ${formatQuantity(pool.slots, 'slot')}`],
          ['Region', model.region ?? nothing],
          ['May see', `${model.dataClass} data`],
          ['Can', model.abilities.length === 0 ? nothing : model.abilities.map((one) => abilityNames[one]).join(', ')],
          ['Context', model.contextWindow === null ? nothing : `${formatCount(model.contextWindow)} tok`],
          [
            'Identity',
            <span key="id" className="inline-flex items-center gap-1 font-mono break-all">
              {model.id}
              <CopyButton text={model.id} what="identity" />
            </span>,
          ],
        ]}
      />
      <Panel title="Health" note="24 hours, calls that reached the model" className="border-t">
        <Health model={model} />
      </Panel>
      <Panel title="Price in force" note="USD per million tokens">
        {price === null ? (
          <p className="px-4 py-2 text-care">No price is set, so calls are recorded without a cost.</p>
        ) : (
          <PriceFacts
            price={price}
            more={[
              ['From', <Time key="from" at={price.effectiveFrom} form="date" />],
              ['Source', price.source],
            ]}
          />
        )}
      </Panel>
    </>
  );
}

export interface ModelPeekProps {
  readonly model: ListedModel;
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
}

/** One model beside the list: what it is, how it does, what it cost and costs. */
export function ModelPeek({ model, onPrevious, onNext }: ModelPeekProps) {
  const { tab } = usePeek();
  const mayWrite = useMay('models:write');
  return (
    <Peek
      label={`Model ${model.name}`}
      title={
        <>
          <h2 className="truncate font-semibold" title={model.name}>
            {model.name}
          </h2>
          {model.provider.simulated && <SimulatedBadge />}
          {model.state === 'disabled' && <StateBadge shape="suspended">off</StateBadge>}
        </>
      }
      tabs={tabs}
      onPrevious={onPrevious}
      onNext={onNext}
    >
      {mayWrite && (
        <div className="flex flex-wrap gap-2 border-b border-line-1 px-4 py-2">
          <SetPrice model={model} />
          <EditModel model={model} />
          <SwitchModel model={model} />
        </div>
      )}
      {tab === 'prices' ? (
        <PriceHistory model={model} />
      ) : tab === 'quality' ? (
        <QualityPanel model={model} mayWrite={mayWrite} />
      ) : tab === 'energy' ? (
        <EnergyPanel model={model} mayWrite={mayWrite} />
      ) : (
        <Overview model={model} />
      )}
    </Peek>
  );
}
