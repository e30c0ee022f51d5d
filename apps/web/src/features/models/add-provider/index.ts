export { AddProvider } from './add-provider.tsx';
