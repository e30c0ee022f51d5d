export { acceptOpenInvitation, invitationClosed, isOpen, type JoiningPerson } from './accept-open-invitation.ts';
export { checkPassword, whenNotCrowded, type CheckedPerson, type PasswordAttempt } from './check-password.ts';
export { guardSignIn } from './sign-in-guard.ts';
export { startSession, type SessionStart } from './start-session.ts';
