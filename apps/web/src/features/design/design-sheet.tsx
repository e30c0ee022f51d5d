import { Page, SimulatedBadge } from '@/components/ui/index.ts';
import { KeyListener, ThemeControl, type ThemeChoice } from '@/preferences/index.ts';
import { ChartsSection } from './charts-section.tsx';
import { ColoursSection } from './colours-section.tsx';
import { ControlsSection } from './controls-section.tsx';
import { DecisionsSection } from './decisions-section.tsx';
import { NumbersSection } from './numbers-section.tsx';
import { StatesSection } from './states-section.tsx';
import { TextsSection } from './texts-section.tsx';

/** All parts of the console in every state, with values that are made up. */
export function DesignSheet({ theme }: { readonly theme: ThemeChoice }) {
  return (
    <main data-sample="" className="min-h-full bg-surface-1">
      <Page
        title="Component sheet"
        note={
          <>
            every value on this page is made up <SimulatedBadge />
          </>
        }
        actions={<ThemeControl initial={theme} />}
      >
        {/* The sheet stands outside of the console, which listens for keys. */}
        <KeyListener />
        <ColoursSection />
        <StatesSection />
        <NumbersSection />
        <DecisionsSection />
        <TextsSection />
        <ChartsSection />
        <ControlsSection />
      </Page>
    </main>
  );
}
