export { parseJson } from './json-node.ts';
export { JsonText, JsonView } from './json-view.tsx';
