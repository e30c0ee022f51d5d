import type { Page } from '@playwright/test';

/** What the pictures need to know of the installation. */
export interface SceneIds {
  readonly agent: string;
  readonly rightToLeftCall: string;
  readonly longCall: string;
  readonly hugeCall: string;
}

/** One picture: an address, and what is pressed there. */
export interface Scene {
  readonly name: string;
  readonly path: string;
  readonly keys?: readonly string[];
}

/** Every room: its list, its detail, docked, with the layers that open over it, and where nothing is. */
export function scenes({ agent, rightToLeftCall, longCall, hugeCall }: SceneIds): readonly Scene[] {
  return [
    { name: 'overview', path: '/overview' },
    { name: 'calls', path: '/calls?range=24h' },
    { name: 'calls-empty', path: '/calls?filters=error:any_of:budget_exhausted' },
    { name: 'calls-docked', path: `/calls?range=24h&peek=${rightToLeftCall}` },
    { name: 'calls-huge', path: '/calls?range=7d&sort=-cost' },
    { name: 'calls-huge-docked', path: `/calls?range=7d&peek=${hugeCall}` },
    { name: 'call-huge', path: `/calls/${hugeCall}` },
    { name: 'call', path: `/calls/${rightToLeftCall}` },
    { name: 'call-right-to-left', path: `/calls/${rightToLeftCall}?tab=messages` },
    { name: 'call-200-kB', path: `/calls/${longCall}?tab=messages` },
    { name: 'call-raw', path: `/calls/${rightToLeftCall}?tab=raw` },
    { name: 'agents', path: '/agents' },
    { name: 'agents-docked', path: `/agents?peek=${agent}` },
    { name: 'agent', path: `/agents/${agent}` },
    ...['calls', 'runs', 'keys', 'budget', 'loops', 'permissions', 'versions', 'audit'].map((section) => ({
      name: `agent-${section}`,
      path: `/agents/${agent}?section=${section}`,
    })),
    { name: 'scheduler', path: '/scheduler' },
    { name: 'scheduler-what-if', path: '/scheduler', keys: ['t'] },
    { name: 'tasks', path: '/tasks' },
    {
      name: 'tasks-create',
      path: '/tasks',
      keys: ['Control+k', 'C', 'r', 'e', 'a', 't', 'e', ' ', 't', 'a', 's', 'k', 'Enter'],
    },
    { name: 'agent-new', path: '/agents/new' },
    { name: 'connect', path: '/connect' },
    { name: 'models', path: '/models' },
    { name: 'routes', path: '/models/routes' },
    { name: 'finance', path: '/finance' },
    ...['allocation', 'unit', 'close'].map((tab) => ({ name: `finance-${tab}`, path: `/finance?tab=${tab}` })),
    { name: 'budgets', path: '/budgets' },
    { name: 'energy', path: '/energy' },
    { name: 'goodput', path: '/goodput?last=31d' },
    { name: 'intent', path: '/scheduler/intent' },
    { name: 'people', path: '/people' },
    { name: 'roles', path: '/people/roles' },
    { name: 'departments', path: '/departments' },
    { name: 'components', path: '/design' },
    { name: 'keys', path: '/keys' },
    { name: 'playground', path: '/playground' },
    { name: 'settings', path: '/settings' },
    { name: 'settings-organisation', path: '/settings/organisation' },
    { name: 'palette', path: '/overview', keys: ['Control+k', 'r', 'e', 'c', 'o'] },
    { name: 'keys-of-the-page', path: '/calls', keys: ['?'] },
    { name: 'not-found', path: '/agents/nobody-of-that-name' },
  ];
}

/** Goes there, waits until nothing loads, and presses the keys. */
export async function openScene(page: Page, { path, keys = [] }: Scene): Promise<void> {
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  for (const key of keys) await page.keyboard.press(key);
}
