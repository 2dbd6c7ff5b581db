import type { Log } from '../ports.ts';

/** One JSON line for each event, to wherever `write` takes it. */
export function jsonLog(write: (line: string) => void): Log {
  const line = (level: string, event: string, details = {}) => write(JSON.stringify({ level, event, ...details }));
  return {
    info: (event, details) => line('info', event, details),
    error: (event, details) => line('error', event, details),
  };
}

/** What Lambda gathers: standard output. */
export const lambdaLog = jsonLog((line) => console.log(line));
