export { MessageText } from './message-text.tsx';
export { ToolPart } from './tool-part.tsx';
