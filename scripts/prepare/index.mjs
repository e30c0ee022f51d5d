export { buildConsole, isConsoleBuilt } from './build-console.mjs';
export { runsTypeScript } from './find-node.mjs';
export { logFolderOf, preparePackages, withPreparation } from './prepare-packages.mjs';
export { describeFailure, signalRunningStep, StepFailed } from './run-step.mjs';
