// Many respondents at once, in a process of their own: each connection posts a filled-in form, waits for the answer to
// it, and posts the next one. Sockets by hand, so that the senders cost the machine as little as they can.
import { randomUUID } from "node:crypto";
import net from "node:net";

export type CrowdOrder = {
  port: number;
  connections: number;
  /** Milliseconds until nobody posts any more. */
  forMs: number;
  /** Ready bodies with KEY where an answer's key goes. */
  forms: { path: string; body: string }[];
  /** Sends an answer again until it is acknowledged, over new connections where one broke. */
  patient?: boolean;
};

export type CrowdReport = {
  seconds: number;
  /** Answers that were acknowledged as stored, or on a second sending as stored before. */
  acknowledged: number;
  /** Other replies by status. */
  refused: Record<string, number>;
  /** Connections that broke while an answer was under way. */
  broken: number;
  /** With `patient`: keys of acknowledged answers, and of those that never were. */
  keys: string[];
  open: string[];
};

const KEY = "00000000-0000-4000-8000-000000000000";

/** Where in a body the key stands; bodies are made with this in its place. */
export { KEY as KEY_PLACE };

function requestOf({ path, body }: { path: string; body: string }, key: string): string {
  const from = `10.${Math.floor(Math.random() * 256)}.${Math.floor(Math.random() * 256)}.${Math.floor(Math.random() * 256)}`;
  return `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-For: ${from}\r\nAccept: application/json\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n${body.replace(KEY, key)}`;
}

/** Status of a whole reply in the buffer; 0 while some of it is missing. The door's replies name their length. */
function statusIn(buffer: string): number {
  const end = buffer.indexOf("\r\n\r\n");
  if (end < 0) return 0;
  const length = Number(/content-length: (\d+)/i.exec(buffer)?.[1] ?? 0);
  return buffer.length >= end + 4 + length ? Number(buffer.slice(9, 12)) : 0;
}

type Crowd = { order: CrowdOrder; report: CrowdReport; until: number };

const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T;

/** One respondent after the other over one connection; resolves when the time is over or the connection broke. */
function sitAt(crowd: Crowd, pending: { key: string; form: CrowdOrder["forms"][number] } | null) {
  const { order, report } = crowd;
  return new Promise<typeof pending>((resolve) => {
    let now = pending;
    let buffer = "";
    const socket = net.connect({ port: order.port, host: "127.0.0.1", noDelay: true });
    const leave = () => {
      socket.destroy();
      resolve(now);
    };
    const next = () => {
      if (performance.now() >= crowd.until) return leave();
      now ??= { key: randomUUID(), form: pick(order.forms) };
      socket.write(requestOf(now.form, now.key));
    };
    socket.on("connect", next);
    socket.on("data", (piece) => {
      buffer += piece.toString("latin1");
      const status = statusIn(buffer);
      if (status === 0) return;
      buffer = "";
      if (status === 200 || status === 409) {
        report.acknowledged += 1;
        if (order.patient && now) report.keys.push(now.key);
        now = null;
      } else {
        report.refused[status] = (report.refused[status] ?? 0) + 1;
        if (order.patient) {
          setTimeout(next, 20);
          return;
        }
        now = null;
      }
      next();
    });
    socket.on("error", () => {});
    socket.on("close", () => {
      if (now) report.broken += 1;
      resolve(now);
    });
  });
}

async function respondent(crowd: Crowd): Promise<void> {
  let pending: Awaited<ReturnType<typeof sitAt>> = null;
  do {
    pending = await sitAt(crowd, pending);
    if (performance.now() < crowd.until) await new Promise((resolve) => setTimeout(resolve, 20));
  } while (performance.now() < crowd.until);
  if (pending) crowd.report.open.push(pending.key);
}

export async function runCrowd(order: CrowdOrder): Promise<CrowdReport> {
  const began = performance.now();
  const report: CrowdReport = { seconds: 0, acknowledged: 0, refused: {}, broken: 0, keys: [], open: [] };
  const crowd: Crowd = { order, report, until: began + order.forMs };
  await Promise.all(Array.from({ length: order.connections }, () => respondent(crowd)));
  return { ...report, seconds: (performance.now() - began) / 1000 };
}

// As a program: one order comes in, one report goes out.
if (process.send) {
  process.once("message", async (order: CrowdOrder) => {
    process.send?.(await runCrowd(order));
    process.disconnect();
  });
}
