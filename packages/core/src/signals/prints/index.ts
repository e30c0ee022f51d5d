export { printRequest, type RequestPrints, type Turn } from './print-request.ts';
export { PrintSet } from './print-set.ts';
export { commonWords } from './common-words.ts';
export { opaque } from './read-words.ts';
export { printTexts, type TextPrints } from './text-prints.ts';
