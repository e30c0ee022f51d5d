export { MobileNavigation } from './mobile-navigation.tsx';
export { Navigation } from './navigation.tsx';
export { itemOf, navigationItems, visibleItems, type NavigationItem } from './navigation-items.ts';
