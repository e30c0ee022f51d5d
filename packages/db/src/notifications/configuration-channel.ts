/** Triggers announce changes of an organisation's configuration here; the payload is the organisation's id. */
export const configurationChannel = 'agent_os_config';
