import type { IncomingMessage, ServerResponse } from "node:http";
import { answerPlainly } from "./plain-answer";

/** The largest request body, in bytes: photos and documents of one activity in one form. */
export const BODY_LIMIT = 50 * 1024 * 1024;

function refuse(request: IncomingMessage, response: ServerResponse, limit: number): void {
  const detail = `≤ ${Math.floor(limit / 1024 / 1024)} MB`;
  answerPlainly(request, response, { status: 413, error: "tooLarge", detail, headers: { Connection: "close" } });
}

/**
 * Refuses a body that is too large with 413: at once when its length is announced (true: answered), else at the byte
 * that exceeds it. What still arrives is read and dropped for a while, because a browser that is cut off while it
 * sends never shows the answer.
 */
export function limitBody(request: IncomingMessage, response: ServerResponse, limit = BODY_LIMIT): boolean {
  const announced = Number(request.headers["content-length"] ?? 0);
  if (announced > limit) {
    refuse(request, response, limit);
    request.resume();
    setTimeout(() => request.destroy(), 30_000).unref();
    return true;
  }
  if (request.headers["transfer-encoding"]) countBody(request, response, limit);
  return false;
}

// A chunked body has no announced length. Listening for "data" would take it from Next, so its source is watched.
function countBody(request: IncomingMessage, response: ServerResponse, limit: number): void {
  const push = request.push.bind(request);
  let received = 0;
  request.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
    received += chunk?.length ?? 0;
    if (received <= limit) return push(chunk, encoding);
    refuse(request, response, limit);
    request.push = () => true;
    setTimeout(() => request.destroy(), 1_000).unref();
    return true;
  };
}
