import type { Scene } from './scene.ts';

/** Who may do what, what there is to build with, and the layers that open over every room. */
export const governScenes: readonly Scene[] = [
  { name: 'people', path: '/people' },
  { name: 'people-invite', path: '/people', presses: [/^Invite/] },
  { name: 'roles', path: '/people/roles' },
  { name: 'departments', path: '/departments' },
  { name: 'keys', path: '/keys' },
  { name: 'models', path: '/models' },
  { name: 'models-add', path: '/models', presses: [/^Add provider/] },
  { name: 'routes', path: '/models/routes' },
  { name: 'connect', path: '/connect' },
  { name: 'playground', path: '/playground' },
  { name: 'settings', path: '/settings' },
  { name: 'settings-organisation', path: '/settings/organisation' },
  { name: 'settings-currency', path: '/settings/currency' },
  { name: 'settings-sign-in', path: '/settings/sign-in' },
  { name: 'components', path: '/design' },
  { name: 'palette', path: '/overview', keys: ['Control+k', 'r', 'e', 'c', 'o'] },
  { name: 'keys-of-the-page', path: '/calls', keys: ['?'] },
  { name: 'not-found', path: '/agents/nobody-of-that-name' },
  { name: 'not-found-address', path: '/a-page/that-is-not' },
];
