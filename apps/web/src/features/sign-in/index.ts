export { InvitationForm } from './invitation-form.tsx';
export { OwnerForm } from './owner-form.tsx';
export { SignInForm } from './sign-in-form.tsx';
