export { listen, type Listener, type ListenOptions } from './listen.ts';
export { configurationChannel, taskChannel } from './configuration-channel.ts';
