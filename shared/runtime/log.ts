import type { Log } from '../ports.ts';

/** One JSON line for each event, to wherever `write` takes it. */
export function jsonLog(write: (line: string) => void): Log {
  const line = (level: string, event: string, details = {}) => write(JSON.stringify({ level, event, ...details }));
  return {
    info: (event, details) => line('info', event, details),
    error: (event, details) => line('error', event, details),
  };
}

/** What Lambda gathers: standard output. Its own `console.log` writes time and request before a line, which would then be no JSON to CloudWatch. */
export const lambdaLog = jsonLog((line) => process.stdout.write(`${line}\n`));
