export { askAnother, leftLine } from './ask-another.ts';
export { chooseByRoute } from './choose-by-route.ts';
export { ModelRouter } from './model-router.ts';
export { priceRoutedCall } from './price-routed-call.ts';
export type { RoutedCall } from './routed-call.ts';
export { servedCallOf } from './served-call.ts';
