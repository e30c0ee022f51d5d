export { curlCommand, quoteForShell } from './curl-command.ts';
