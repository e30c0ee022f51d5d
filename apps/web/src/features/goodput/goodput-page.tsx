'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { Segments } from '@/components/segments/index.ts';
import { Page, QueryState } from '@/components/ui/index.ts';
import { useActions } from '@/features/shell/index.ts';
import { useKeys } from '@/preferences/index.ts';
import { behindTerm } from './behind-term.ts';
import { spanNames } from './goodput-address.ts';
import { goodputTerms, type Term } from './goodput-terms.ts';
import { HeadParts } from './head-parts.tsx';
import { LossesPanel } from './losses-panel.tsx';
import { PoolsPanel } from './pools-panel.tsx';
import { chooseGoodput } from './prepare-goodput.ts';
import { useGoodput } from './use-goodput.ts';
import { WaterfallPanel } from './waterfall-panel.tsx';

/** What became of the slots that pools offered: what was useful, and why the rest was not. */
export function GoodputPage() {
  const router = useRouter();
  const { address, setAddress, query } = useGoodput();
  const step = (offset: 1 | -1) => {
    const next = spanNames[spanNames.findIndex(({ value }) => value === address.last) + offset];
    if (next) void setAddress({ last: next.value });
  };
  useKeys({
    '[': { does: 'shorter time', run: () => step(-1) },
    ']': { does: 'longer time', run: () => step(1) },
  });
  useActions(
    spanNames
      .filter(({ value }) => value !== address.last)
      .map(({ value, name }) => ({
        id: `goodput.${value}`,
        name: `Goodput: last ${name}`,
        run: () => void setAddress({ last: value }),
      })),
  );
  return (
    <Page
      title="Goodput"
      note="what became of the slots that pools offered"
      actions={
        <Segments
          label="Time"
          options={spanNames}
          value={address.last}
          onChoose={(last) => void setAddress({ last })}
        />
      }
    >
      <QueryState query={query} what="the goodput" rows={12}>
        {(answer) => {
          const chosen = chooseGoodput(answer, address.pool);
          const asked = { pool: chosen.pool?.slug, from: answer.from, until: answer.until };
          const open = (term: Term) => router.push(behindTerm(term, asked)[0].href satisfies Route);
          return (
            <>
              <HeadParts chosen={chosen} />
              <div className="grid xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
                <WaterfallPanel
                  answer={answer}
                  chosen={chosen}
                  asked={asked}
                  onOpen={(id) => {
                    if (id in goodputTerms) open(id as Term);
                  }}
                />
                <LossesPanel chosen={chosen} asked={asked} />
              </div>
              <PoolsPanel answer={answer} chosen={chosen.pool?.slug} onChoose={(pool) => void setAddress({ pool })} />
            </>
          );
        }}
      </QueryState>
    </Page>
  );
}
