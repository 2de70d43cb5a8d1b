import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { openPublicDoor } from "@/app/s/door";
import { doorFor } from "@/lib/core/doors";

export type Posting = { body?: string; headers?: Record<string, string>; method?: string };
export type DoorReply = { status: number; text: string; headers: Headers };

/** The public door alone behind a real HTTP server, where each request says which address it comes from. */
export type PublicDoor = {
  address: string;
  ask: (path: string, posting?: Posting) => Promise<DoorReply>;
  close: () => Promise<void>;
};

function listening(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}

let visitors = 0;

/** An address that nobody has come from: what a test sends is limited with nobody else's. */
export function newAddress(): string {
  visitors += 1;
  return `10.${(visitors >> 16) & 255}.${(visitors >> 8) & 255}.${visitors & 255}`;
}

export async function openDoorForTests(): Promise<PublicDoor> {
  openPublicDoor();
  const server = createServer((request, response) => {
    const from = String(request.headers["x-test-address"] ?? newAddress());
    const door = doorFor(request.url);
    if (!door) response.writeHead(501).end();
    door?.(request, response, from).catch((error) => response.writeHead(500).end(String(error)));
  });
  const address = `http://127.0.0.1:${await listening(server)}`;
  return {
    address,
    async ask(path, { body, headers = {}, method = body === undefined ? "GET" : "POST" } = {}) {
      const form: Record<string, string> =
        body === undefined ? {} : { "content-type": "application/x-www-form-urlencoded" };
      const response = await fetch(address + path, { method, body, headers: { ...form, ...headers } });
      return { status: response.status, text: await response.text(), headers: response.headers };
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
