import type { Instrumentation } from "next";

/** Once at the server's start, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const [{ keepHouse }, { openPublicDoor }, { keepFrozen }, { keepNudging }] = await Promise.all([
    import("@/lib/core/housekeeping"),
    import("@/app/s/door"),
    import("@/lib/plans/commands/freeze-closed"),
    import("@/lib/plans/commands/nudge-weekly"),
  ]);
  openPublicDoor();
  keepHouse();
  keepFrozen();
  keepNudging();
}

/** A page that failed: the number its reader sees stands in the log beside the request's own id. */
export const onRequestError: Instrumentation.onRequestError = async (error, request) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const [{ hideTokens, log }, { requestContext }] = await Promise.all([
    import("@/lib/core/log"),
    import("@/lib/core/context"),
  ]);
  const digest = (error as { digest?: string }).digest;
  const path = hideTokens(request.path.split("?", 1)[0] ?? "");
  log.error({ id: requestContext().id, digest, path, err: error }, "page failed");
};
