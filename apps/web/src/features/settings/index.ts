export { CurrencySettings } from './currency/index.ts';
export { OrganisationSettings } from './organisation-settings.tsx';
export { SignInSettings } from './sign-in-settings.tsx';
export { YouSettings } from './you-settings.tsx';
