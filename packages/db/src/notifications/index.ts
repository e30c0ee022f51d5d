export { listen, type Listener, type ListenOptions } from './listen.ts';
export { budgetsChannel } from './budgets-channel.ts';
export { configurationChannel, taskChannel } from './configuration-channel.ts';
export { slotsChannel } from './slots-channel.ts';
