/** What stands where there is no value. Zero is a value and is written. */
export const nothing = '–';
