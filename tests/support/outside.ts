import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, createServer as createSocketServer } from "node:net";
import { SMTPServer } from "smtp-server";

export type Received = { from: string; to: string[]; text: string };

/** A real mail server on the loopback. `refuse` answers the next recipients with a code instead of taking the mail. */
export async function startSmtp({ secure = false } = {}) {
  const mails: Received[] = [];
  const refusals: { code: number; message: string }[] = [];
  const server = new SMTPServer({
    secure,
    disabledCommands: ["STARTTLS", "AUTH"],
    onRcptTo(_address, _session, done) {
      const refusal = refusals.shift();
      done(refusal ? Object.assign(new Error(refusal.message), { responseCode: refusal.code }) : null);
    },
    onData(stream, { envelope }, done) {
      const pieces: Buffer[] = [];
      stream.on("data", (piece: Buffer) => pieces.push(piece));
      stream.on("end", () => {
        const from = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
        mails.push({ from, to: envelope.rcptTo.map(({ address }) => address), text: String(Buffer.concat(pieces)) });
        done(null);
      });
    },
  });
  // A caller that does not trust the certificate hangs up in the middle of it.
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    // Its certificate is one of the package's own, which nobody vouches for.
    url: secure ? `smtps://127.0.0.1:${port}/?tls.rejectUnauthorized=false` : `smtp://127.0.0.1:${port}`,
    mails,
    refuse: (code: number, message: string, times = 1) => {
      for (let left = times; left > 0; left--) refusals.push({ code, message });
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** A mail server that goes on greeting for ever, a line at a time. `closed` says whether the caller hung up. */
export async function startChatter() {
  let closed = false;
  const server = createSocketServer((socket) => {
    const timer = setInterval(() => socket.write("220-still here\r\n"), 50);
    socket.on("error", () => {});
    socket.once("close", () => {
      clearInterval(timer);
      closed = true;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    closed: () => closed,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** The body of a mail, whichever way it was packed for the way. */
export function bodyOf({ text }: Received): string {
  const [head = "", ...rest] = text.split("\r\n\r\n");
  const body = rest.join("\r\n\r\n");
  if (/base64/i.test(head)) return Buffer.from(body, "base64").toString("utf8");
  const packed = body.replace(/=\r\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex: string) => `%${hex}`);
  return /quoted-printable/i.test(head) ? decodeURIComponent(packed.replace(/%(?![0-9A-F]{2})/g, "%25")) : body;
}

type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;

const say = (body: object) => (_request: IncomingMessage, response: ServerResponse) => {
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
};

/** What the robots of the three houses answer, and how a server may misbehave. */
export const BEHAVIOURS = {
  taken: say({ errcode: 0, errmsg: "ok" }),
  takenByFeishu: say({ code: 0, data: {}, msg: "success" }),
  takenByOldFeishu: say({ StatusCode: 0, StatusMessage: "success" }),
  refused: say({ errcode: 93000, errmsg: "invalid webhook url" }),
  refusedByFeishu: say({ code: 19001, msg: "param invalid: incoming webhook access token invalid" }),
  silent: () => {},
  slow: (_request, response) => {
    response.writeHead(200, { "content-type": "application/json" }).write("{");
  },
  elsewhere: (request, response) => {
    response.writeHead(302, { location: `http://${request.headers.host}/elsewhere` }).end();
  },
  broken: (_request, response) => {
    response.writeHead(502).end("Bad gateway");
  },
  noRobot: (_request, response) => {
    response.writeHead(200, { "content-type": "text/html" }).end("<h1>Welcome</h1>");
  },
} satisfies Record<string, Behaviour>;

/** A real server that plays a group's robot; `next` says how it behaves from then on. */
export async function startRobot() {
  const requests: { path: string; body: unknown }[] = [];
  let behaviour: Behaviour = BEHAVIOURS.taken;
  const server: Server = createServer((request, response) => {
    let text = "";
    request.setEncoding("utf8").on("data", (piece) => {
      text += piece;
    });
    request.on("end", () => {
      requests.push({ path: request.url ?? "", body: JSON.parse(text || "null") });
      behaviour(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/cgi-bin/webhook/send?key=secret-of-the-group`,
    requests,
    next: (name: keyof typeof BEHAVIOURS) => {
      behaviour = BEHAVIOURS[name];
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
