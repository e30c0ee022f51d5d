export { ToolGate, type ToolGateDependencies, type ToolTaker, type ToolUseEnd } from './tool-gate.ts';
export { lackingTool } from './lacking-tool.ts';
export { ToolGates } from './tool-gates.ts';
export { readTools } from './read-tools.ts';
export { reportTools } from './report-tools.ts';
export { toolWaitOf } from './tool-wait.ts';
