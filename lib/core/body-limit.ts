import type { IncomingMessage, ServerResponse } from "node:http";

/** The largest request body, in bytes: photos and documents of one activity in one form. */
export const BODY_LIMIT = 50 * 1024 * 1024;

const MESSAGE = "上传的内容超过 50 MB，请减少或压缩文件后再试。 The upload is larger than 50 MB.";

function refuse(request: IncomingMessage, response: ServerResponse): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  // Next's client shows the text of an action's error only under exactly this type, without a charset.
  const type = request.headers["next-action"] ? "text/plain" : "text/plain; charset=utf-8";
  response.writeHead(413, { "Content-Type": type, Connection: "close" });
  response.end(MESSAGE);
}

/**
 * Refuses a body that is too large with 413: at once when its length is announced (true: answered), else at the byte
 * that exceeds it. What still arrives is read and dropped for a while, because a browser that is cut off while it
 * sends never shows the answer.
 */
export function limitBody(request: IncomingMessage, response: ServerResponse, limit = BODY_LIMIT): boolean {
  const announced = Number(request.headers["content-length"] ?? 0);
  if (announced > limit) {
    refuse(request, response);
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
    refuse(request, response);
    request.push = () => true;
    setTimeout(() => request.destroy(), 1_000).unref();
    return true;
  };
}
