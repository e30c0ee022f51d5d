import type { Scene, SceneIds } from './scene.ts';

const financeTabs = ['allocation', 'unit', 'value', 'invoices', 'close', 'reports'];

/** What it costs: market, finance, budgets, energy. */
export function economyScenes({ budget, invoice }: SceneIds): readonly Scene[] {
  return [
    { name: 'market', path: '/market' },
    { name: 'market-rounds', path: '/market?rounds=true' },
    { name: 'market-settled', path: '/market?settled=true' },
    { name: 'market-what-if', path: '/market', presses: [/^What if/] },
    { name: 'market-efficiency', path: '/market', presses: ['1 day'] },
    { name: 'market-offer', path: '/market', presses: [/^Offer slots of/] },
    { name: 'market-grant', path: '/market', presses: ['Grant credits…'] },
    { name: 'market-bid', path: '/market', keys: ['j', 'Enter'] },
    { name: 'market-terms', path: '/market', presses: ['Terms…'] },
    { name: 'market-on', path: '/market', presses: ['On'] },
    { name: 'finance', path: '/finance' },
    { name: 'finance-by-agent', path: '/finance?by=agent&spend=simulated' },
    { name: 'finance-usd', path: '/finance?currency=USD' },
    { name: 'finance-print', path: '/finance', onPaper: true },
    { name: 'finance-days', path: '/finance?period=7d' },
    { name: 'finance-days-chosen', path: '/finance?from=2026-10-28&to=2026-11-20' },
    ...financeTabs.map((tab) => ({ name: `finance-${tab}`, path: `/finance?tab=${tab}` })),
    { name: 'finance-value-rule', path: '/finance?tab=value', presses: ['New rule…'] },
    { name: 'finance-value-webhook', path: '/finance?tab=value', presses: [/^New webhook/] },
    { name: 'finance-value-kinds', path: '/finance?tab=value&per=kind' },
    { name: 'finance-invoice', path: `/finance?tab=invoices&invoice=${invoice}` },
    { name: 'finance-invoice-import', path: '/finance?tab=invoices', presses: ['Import invoice…'] },
    { name: 'finance-report-new', path: '/finance?tab=reports', presses: ['New report…'] },
    { name: 'finance-report-preview', path: '/finance?tab=reports', presses: [/^Preview/] },
    // By the palette: on a phone the room has no button for it.
    { name: 'finance-focus', path: '/finance', keys: ['Control+k', 'f', 'o', 'c', 'u', 's', 'Enter'] },
    { name: 'budgets', path: '/budgets' },
    { name: 'budgets-docked', path: `/budgets?peek=${budget}` },
    { name: 'budgets-create', path: '/budgets', presses: [/^Create budget/] },
    { name: 'budgets-raise', path: `/budgets?peek=${budget}`, presses: [/^Raise/] },
    { name: 'energy', path: '/energy' },
    { name: 'energy-cap', path: '/energy', keys: ['t'] },
    { name: 'energy-device', path: '/energy', keys: ['n'] },
    { name: 'energy-intensity', path: '/energy', presses: ['Set intensity…'] },
    { name: 'energy-agents', path: '/energy?by=agent&days=30d' },
    { name: 'goodput', path: '/goodput' },
    { name: 'goodput-month', path: '/goodput?last=31d' },
  ];
}
