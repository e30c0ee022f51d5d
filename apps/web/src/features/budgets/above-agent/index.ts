export { AgentBudgetPanel } from './agent-budget-panel.tsx';
export { AgentBudgetsTab } from './agent-budgets-tab.tsx';
