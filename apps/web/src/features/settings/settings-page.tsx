import { CopyButton, Facts, Page, Panel } from '@/components/ui/index.ts';
import { ThemeControl, type ThemeChoice } from '@/preferences/index.ts';
import type { RouterOutputs } from '@/trpc/router-outputs.ts';
import { SessionsControl } from './sessions-control.tsx';
import { SingleKeysControl } from './single-keys-control.tsx';

export interface SettingsPageProps {
  readonly viewer: RouterOutputs['auth']['viewer'];
  readonly theme: ThemeChoice;
}

/** What the viewer may set for themselves. */
export function SettingsPage({ viewer, theme }: SettingsPageProps) {
  return (
    <Page title="Settings" note="yours alone, in this browser or on your account">
      <Panel title="You">
        <Facts
          facts={[
            ['Name', viewer.person.name],
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
      <Panel title="Theme" note="in this browser">
        <div className="px-4 py-2">
          <ThemeControl initial={theme} />
        </div>
      </Panel>
      <Panel title="Keys" note="in this browser">
        <SingleKeysControl />
      </Panel>
      <Panel title="Sessions" note="on every device">
        <SessionsControl />
      </Panel>
    </Page>
  );
}
