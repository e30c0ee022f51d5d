import { trpc } from '../trpc.ts';
import { changeRoles } from './change-roles.ts';
import { endMemberSession } from './end-member-session.ts';
import { endSessions } from './end-sessions.ts';
import { invitePerson } from './invite-person.ts';
import { listInvitations } from './list-invitations.ts';
import { listPeople } from './list-people.ts';
import { listSessions } from './list-sessions.ts';
import { removePerson } from './remove-person.ts';
import { revokeInvitation } from './revoke-invitation.ts';

export const peopleRouter = trpc.router({
  list: listPeople,
  invitations: listInvitations,
  sessions: listSessions,
  invite: invitePerson,
  revokeInvitation,
  changeRoles,
  remove: removePerson,
  endSession: endMemberSession,
  signOutEverywhere: endSessions,
});
