import { CopyButton, Facts, Panel } from '@/components/ui/index.ts';
import { ThemeControl, type ThemeChoice } from '@/preferences/index.ts';
import type { RouterOutputs } from '@/trpc/router-outputs.ts';
import { SettingsFrame } from './settings-frame.tsx';
import { SingleKeysControl } from './single-keys-control.tsx';
import { ZoneControl } from './zone-control.tsx';

export interface YouSettingsProps {
  readonly viewer: RouterOutputs['auth']['viewer'];
  readonly theme: ThemeChoice;
}

/** What the viewer may set for themselves, in this browser. */
export function YouSettings({ viewer, theme }: YouSettingsProps) {
  return (
    <SettingsFrame section="you" note="yours alone, in this browser">
      <Panel title="You">
        <Facts
          facts={[
            ['Name', <bdi key="name">{viewer.person.name}</bdi>],
            ['E-mail', viewer.person.email],
            ['Organisation', viewer.organisation.name],
            ['Roles', viewer.roles.join(', ')],
            [
              'Identity',
              <span key="id" className="inline-flex items-center gap-1 font-mono break-all">
                {viewer.person.id}
                <CopyButton text={viewer.person.id} what="identity" />
              </span>,
            ],
          ]}
        />
      </Panel>
      <Panel title="Time zone" note="of every time in the console">
        <div className="max-w-[360px] px-4 pt-1 pb-3">
          <ZoneControl />
        </div>
      </Panel>
      <Panel title="Theme">
        <div className="px-4 pt-1 pb-3">
          <ThemeControl initial={theme} />
        </div>
      </Panel>
      <Panel title="Keys">
        <div className="px-4 pt-1 pb-3">
          <SingleKeysControl />
        </div>
      </Panel>
    </SettingsFrame>
  );
}
