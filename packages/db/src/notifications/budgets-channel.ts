/**
 * Kernels tell each other here that a part of a budget is to be had or wanted; the payload is organisation, sender's session,
 * budget and window with blanks between.
 */
export const budgetsChannel = 'agent_os_budgets';
