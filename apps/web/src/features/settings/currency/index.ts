export { CurrencySettings } from './currency-settings.tsx';
