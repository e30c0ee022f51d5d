/** Triggers announce changes of an organisation's configuration here; the payload is the organisation's id. */
export const configurationChannel = 'agent_os_config';
/** A trigger announces tasks that change hands here; the payload is `organisation state agent`, the last part empty for none. */
export const taskChannel = 'agent_os_task';
