import { parseAsString } from 'nuqs/server';

/** The parameter `?filters=` of the address: text for `parseFilters`. */
export const filtersParser = parseAsString.withDefault('');
