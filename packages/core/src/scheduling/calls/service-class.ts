/** What a call means to the business; a deadline is a property of a call, not a class. */
export type ServiceClass = 'critical' | 'interactive' | 'standard' | 'batch';

/** Every class, the most urgent first: its position is its rank. */
export const serviceClasses: readonly ServiceClass[] = ['critical', 'interactive', 'standard', 'batch'];
