'use client';

import { Page } from '@/components/ui/index.ts';
import { ClassifierPanel } from './classifier/classifier-panel.tsx';
import { TryText } from './classifier/try-text.tsx';
import { ExamplesPanel } from './examples/examples-panel.tsx';
import { RulesPanel } from './rules/rules-panel.tsx';

/** How calls get their class: by rules, by what requests claim, by what their texts read, by who makes them. */
export function IntentPage() {
  return (
    <Page title="Intent" note="what a call means: rules first, then its claim, its text, and who makes it">
      <div className="grid xl:grid-cols-[minmax(0,11fr)_minmax(0,9fr)]">
        <div className="min-w-0 xl:border-r xl:border-line-1">
          <RulesPanel />
          <ExamplesPanel />
        </div>
        <div className="min-w-0">
          <ClassifierPanel />
          <TryText />
        </div>
      </div>
    </Page>
  );
}
