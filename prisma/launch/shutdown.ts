import { log } from "@/lib/core/log";

type Cleanup = () => Promise<unknown> | unknown;

const cleanups: Cleanup[] = [];
let ending: Promise<void> | undefined;

/** Remembers what to undo at the end of the program; the last thing started is stopped first. */
export function atEnd(cleanup: Cleanup): void {
  cleanups.push(cleanup);
}

/** True once the program is on its way out. */
export function isEnding(): boolean {
  return ending !== undefined;
}

async function runCleanups(): Promise<void> {
  for (let cleanup = cleanups.pop(); cleanup; cleanup = cleanups.pop()) {
    try {
      await cleanup();
    } catch (error) {
      log.error({ err: error }, "while stopping");
    }
  }
}

/** Stops everything exactly once, however often it is asked, and ends the process. */
export function end(exitCode: number): Promise<void> {
  ending ??= runCleanups().then(() => process.exit(exitCode));
  return ending;
}

// `npm start` runs us through a shell, and npm passes SIGTERM to that shell alone, which dies of it without a word to
// us: losing the parent is the signal.
function endWithParent(onLost: () => void): void {
  if (!process.env.npm_lifecycle_event || process.platform === "win32") return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onLost();
  }, 200);
  timer.unref();
}

/**
 * Stops in order on Ctrl-C, on SIGTERM, when the terminal closes, and on an error nobody caught. A terminal sends
 * Ctrl-C to npm and to us, and npm passes its own on: the repetition within a second is the same key press.
 */
export function endOnSignals(say: (line: string) => void): void {
  let first = 0;
  const onSignal = (signal: string) => {
    if (first === 0) {
      first = Date.now();
      say("正在停止 · Stopping: finishing what is in flight …");
      void end(0);
    } else if (signal === "SIGINT" && Date.now() - first > 1_000) {
      process.exit(130);
    }
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, onSignal);
  endWithParent(() => onSignal("SIGTERM"));
  process.on("unhandledRejection", (error) => log.error({ err: error }, "unhandled rejection"));
  process.on("uncaughtException", (error) => {
    log.error({ err: error }, "uncaught exception");
    void end(1);
  });
}
