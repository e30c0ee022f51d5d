import type { Scene, SceneIds } from './scene.ts';

/** Who may do what, what there is to build with, and the layers that open over every room. */
export function governScenes({ model }: SceneIds): readonly Scene[] {
  return [
    { name: 'people', path: '/people' },
    { name: 'people-invite', path: '/people', presses: [/^Invite/] },
    { name: 'roles', path: '/people/roles' },
    { name: 'departments', path: '/departments' },
    { name: 'keys', path: '/keys' },
    { name: 'models', path: '/models' },
    { name: 'models-add', path: '/models', presses: [/^Add provider/] },
    { name: 'models-docked', path: `/models?peek=${model}` },
    { name: 'models-prices', path: `/models?peek=${model}&tab=prices` },
    { name: 'models-energy', path: `/models?peek=${model}&tab=energy` },
    { name: 'models-price', path: `/models?peek=${model}`, presses: ['Set price…'] },
    { name: 'models-set-energy', path: `/models?peek=${model}&tab=energy`, presses: ['Set energy…'] },
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
}
