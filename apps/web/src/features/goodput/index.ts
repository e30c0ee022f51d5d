export { goodputInputOf, readGoodputAddress } from './goodput-address.ts';
export { GoodputPage } from './goodput-page.tsx';
