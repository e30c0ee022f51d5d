import type { Scene } from './scene.ts';

const rooms = [
  'overview',
  'calls',
  'agents',
  'agents/new',
  'scheduler',
  'scheduler/intent',
  'scheduler/tools',
  'tasks',
  'market',
  'finance',
  'budgets',
  'energy',
  'goodput',
  'people',
  'departments',
  'keys',
  'models',
  'models/routes',
  'connect',
  'playground',
  'settings',
];
const financeTabs = ['allocation', 'unit', 'value', 'invoices', 'close', 'reports'];

/** Every room of an organisation in which nothing has been done yet: each says what to do next. */
export const emptyScenes: readonly Scene[] = [
  ...rooms.map((room) => ({ name: `empty-${room.replace('/', '-')}`, path: `/${room}` })),
  ...financeTabs.map((tab) => ({ name: `empty-finance-${tab}`, path: `/finance?tab=${tab}` })),
];
