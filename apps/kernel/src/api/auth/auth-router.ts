import { trpc } from '../trpc.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { getViewer } from './get-viewer.ts';
import { signIn } from './sign-in.ts';
import { signInWithOidc } from './sign-in-with-oidc.ts';
import { signOut } from './sign-out.ts';
import { signOutEverywhere } from './sign-out-everywhere.ts';
import { switchOrganisation } from './switch-organisation.ts';

export const authRouter = trpc.router({
  signIn,
  signInWithOidc,
  acceptInvitation,
  viewer: getViewer,
  signOut,
  signOutEverywhere,
  switchOrganisation,
});
