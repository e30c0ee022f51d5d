import { trpc } from '../trpc.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { changePassword } from './change-password.ts';
import { endOwnSession } from './end-own-session.ts';
import { getAccount } from './get-account.ts';
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
  account: getAccount,
  changePassword,
  endSession: endOwnSession,
  signOut,
  signOutEverywhere,
  switchOrganisation,
});
