import { trpc } from '../trpc.ts';
import { changeRoles } from './change-roles.ts';
import { endSessions } from './end-sessions.ts';
import { invitePerson } from './invite-person.ts';
import { listInvitations } from './list-invitations.ts';
import { listPeople } from './list-people.ts';
import { removePerson } from './remove-person.ts';
import { revokeInvitation } from './revoke-invitation.ts';

export const peopleRouter = trpc.router({
  list: listPeople,
  invitations: listInvitations,
  invite: invitePerson,
  revokeInvitation,
  changeRoles,
  remove: removePerson,
  signOutEverywhere: endSessions,
});
