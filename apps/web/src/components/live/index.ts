export { LiveControl } from './live-control.tsx';
export {
  LiveProvider,
  useLive,
  useLiveSource,
  useLiveSources,
  type Live,
  type LiveSourceState,
} from './live-provider.tsx';
export { NewRowsButton, type NewRowsButtonProps } from './new-rows-button.tsx';
