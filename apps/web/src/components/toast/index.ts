export { ToastProvider, useToasts } from './toast-provider.tsx';
