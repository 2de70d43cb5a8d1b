// Many respondents at once, in a process of their own. Sockets by hand, so that the senders cost the machine as little
// as they can: each connection has one request under way.
import { randomUUID } from "node:crypto";
import net from "node:net";

type Form = { path: string; body: string };

export type CrowdOrder = {
  port: number;
  connections: number;
  /** Milliseconds until nobody asks any more; a "stop" ends it earlier. */
  forMs: number;
  /** Ready bodies with KEY_PLACE where an answer's key goes. */
  forms: Form[];
  /** Sends an answer again until it is acknowledged, over new connections where one broke. */
  patient?: boolean;
  /** Respondents as they are: open the page, take this long at most, answer, and make room for the next one. */
  thinkMs?: number;
};

export type CrowdReport = {
  seconds: number;
  /** Answers that were acknowledged: as stored, or on a second sending as stored before. */
  acknowledged: number;
  /** Other replies by status. */
  refused: Record<string, number>;
  /** Connections that broke while an answer was under way. */
  broken: number;
  /** With `patient`: keys of the acknowledged answers. */
  keys: string[];
  /** Milliseconds that each page took. */
  pages: number[];
};

/** Where in a body the key stands. */
export const KEY_PLACE = "00000000-0000-4000-8000-000000000000";

type Crowd = { order: CrowdOrder; report: CrowdReport; until: number };

const upTo = (most: number) => Math.floor(Math.random() * most);
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
// Twenty thousand addresses behind a proxy: a city's worth of phones, each far below its limit.
const anyAddress = () => `10.0.${upTo(80)}.${upTo(250)}`;

function postOf({ path, body }: Form, key: string): string {
  return `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-For: ${anyAddress()}\r\nAccept: application/json\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n${body.replace(KEY_PLACE, key)}`;
}

function getOf(path: string): string {
  return `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-For: ${anyAddress()}\r\nAccept-Encoding: gzip\r\n\r\n`;
}

/** Status of a whole reply in the buffer; 0 while some of it is missing. The door's replies name their length. */
function statusIn(buffer: string): number {
  const end = buffer.indexOf("\r\n\r\n");
  if (end < 0) return 0;
  const length = Number(/content-length: (\d+)/i.exec(buffer)?.[1] ?? 0);
  return buffer.length >= end + 4 + length ? Number(buffer.slice(9, 12)) : 0;
}

/** A connection that is kept; `ask` gives the status, or 0 when the connection broke before the reply. */
function connect(port: number) {
  const socket = net.connect({ port, host: "127.0.0.1", noDelay: true });
  let buffer = "";
  let settle: ((status: number) => void) | undefined;
  let closed = false;
  socket.on("data", (piece) => {
    buffer += piece.toString("latin1");
    const status = statusIn(buffer);
    if (status === 0) return;
    buffer = "";
    settle?.(status);
  });
  socket.on("error", () => {});
  socket.on("close", () => {
    closed = true;
    settle?.(0);
  });
  return {
    isClosed: () => closed,
    close: () => socket.destroy(),
    ask: (text: string) =>
      new Promise<number>((resolve) => {
        settle = resolve;
        if (closed) resolve(0);
        else socket.write(text);
      }),
  };
}

type Connection = ReturnType<typeof connect>;

function note({ report, order }: Crowd, status: number, key: string): boolean {
  if (status === 200 || status === 409) {
    report.acknowledged += 1;
    if (order.patient) report.keys.push(key);
    return true;
  }
  if (status === 0) report.broken += 1;
  else report.refused[status] = (report.refused[status] ?? 0) + 1;
  return false;
}

async function openPage({ order, report }: Crowd, connection: Connection, form: Form): Promise<void> {
  const began = performance.now();
  await connection.ask(getOf(form.path));
  report.pages.push(performance.now() - began);
  await pause((order.thinkMs ?? 0) * (0.5 + Math.random() / 2));
}

type Pending = { form: Form; key: string };

/** One answer; gives it back when it is to be sent again. */
async function answer(crowd: Crowd, connection: Connection, again: Pending | null): Promise<Pending | null> {
  const { order } = crowd;
  const now = again ?? { form: order.forms[upTo(order.forms.length)] as Form, key: randomUUID() };
  if (order.thinkMs !== undefined && !again) await openPage(crowd, connection, now.form);
  const arrived = note(crowd, await connection.ask(postOf(now.form, now.key)), now.key);
  if (arrived || !order.patient) return null;
  await pause(20);
  return now;
}

/** One seat: one respondent after the other, until the time is over. */
async function seat(crowd: Crowd): Promise<void> {
  const { port, thinkMs = 1 } = crowd.order;
  // Nobody comes at the same moment as everybody else.
  await pause(upTo(thinkMs));
  let connection = connect(port);
  let pending: Pending | null = null;
  while (performance.now() < crowd.until) {
    if (connection.isClosed()) connection = connect(port);
    pending = await answer(crowd, connection, pending);
  }
  connection.close();
}

// One order comes in, one report goes out.
process.once("message", async (order: CrowdOrder) => {
  const began = performance.now();
  const report: CrowdReport = { seconds: 0, acknowledged: 0, refused: {}, broken: 0, keys: [], pages: [] };
  const crowd: Crowd = { order, report, until: began + order.forMs };
  process.once("message", () => {
    crowd.until = 0;
  });
  await Promise.all(Array.from({ length: order.connections }, () => seat(crowd)));
  process.send?.({ ...report, seconds: (performance.now() - began) / 1000 }, () => process.disconnect());
});
