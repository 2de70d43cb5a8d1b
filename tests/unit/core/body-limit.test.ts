import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { limitBody } from "@/lib/core/body-limit";

const LIMIT = 100_000;
let server: Server;

beforeAll(async () => {
  server = createServer(async (incoming, response) => {
    if (limitBody(incoming, response, LIMIT)) return;
    let size = 0;
    for await (const chunk of incoming) size += chunk.length;
    if (!response.headersSent) response.end(`got ${size}`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function send(
  size: number,
  headers: Record<string, string> = {},
): Promise<{ status?: number; type?: string; text: string }> {
  return new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    const outgoing = request({ port, host: "127.0.0.1", method: "POST", headers }, (response) => {
      let text = "";
      response.on("data", (chunk) => {
        text += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode, type: response.headers["content-type"], text }));
    });
    outgoing.on("error", reject);
    for (let left = size; left > 0; left -= 10_000) outgoing.write(Buffer.alloc(Math.min(left, 10_000)));
    outgoing.end();
  });
}

test.each<Record<string, string>>([{}, { "content-length": String(LIMIT) }])(
  "lets a body of exactly the limit pass %o",
  async (headers) => {
    expect(await send(LIMIT, headers)).toMatchObject({ status: 200, text: `got ${LIMIT}` });
  },
);

test.each<Record<string, string>>([{}, { "content-length": String(LIMIT + 1) }])(
  "answers 413 to one byte more %o",
  async (headers) => {
    const answer = await send(LIMIT + 1, headers);
    expect(answer.status).toBe(413);
    expect(answer.text).toContain("太大");
  },
);

test("answers in the reader's language", async () => {
  expect((await send(LIMIT + 1, { cookie: "a=b; locale=en" })).text).toContain("too large");
});

test("answers an action under the one type whose text Next's client shows", async () => {
  expect((await send(LIMIT + 1, { "next-action": "abc" })).type).toBe("text/plain");
});
