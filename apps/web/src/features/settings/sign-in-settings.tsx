import { Panel } from '@/components/ui/index.ts';
import { OwnSessions } from './own-sessions.tsx';
import { PasswordPanel } from './password-panel.tsx';
import { SettingsFrame } from './settings-frame.tsx';

/** How the viewer signs in, and where they are signed in now. */
export function SignInSettings({ email }: { readonly email: string }) {
  return (
    <SettingsFrame section="sign-in" note="yours alone, on every device">
      <Panel title="Password">
        <PasswordPanel email={email} />
      </Panel>
      <OwnSessions />
    </SettingsFrame>
  );
}
