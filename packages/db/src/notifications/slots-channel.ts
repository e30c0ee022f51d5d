/**
 * Kernels tell each other here that slots of a pool are to be had or wanted; the payload is organisation, pool and sender's
 * session with blanks between, or empty when a kernel has stopped.
 */
export const slotsChannel = 'agent_os_slots';
