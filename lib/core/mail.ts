import "server-only";
import { connect, type Socket } from "node:net";
import { createTransport, type Transporter } from "nodemailer";
import SMTPTransport from "nodemailer/lib/smtp-transport/index.js";
import { notReached, PATIENCE_MS, type Sent, saying } from "./delivery";
import { env } from "./env";

export type Mail = { to: string; subject: string; text: string };

/** Whether this installation sends e-mail: it has a server and a sender. */
export function offersMail(): boolean {
  const { SMTP_URL, MAIL_FROM } = env();
  return SMTP_URL !== undefined && MAIL_FROM !== undefined;
}

/** A mail is a talk of several answers: each has its time, and so has the whole of it. */
const WHOLE_MS = 3 * PATIENCE_MS;

/**
 * The connection is opened here, so that it can be cut: a server that sends a line now and then is never idle, and what
 * was given up must not be sent after all. TLS begins on it as the address says.
 */
function openSocket({ host = "localhost", port, secure }: SMTPTransport.Options, signal: AbortSignal): Promise<Socket> {
  const socket = connect({ host, port: Number(port) || (secure ? 465 : 587), noDelay: true });
  signal.addEventListener("abort", () => socket.destroy(signal.reason), { once: true });
  return new Promise((resolve, reject) => {
    socket.once("error", reject);
    socket.once("connect", () => {
      socket.off("error", reject);
      resolve(socket);
    });
  });
}

function transportOf(url: string, signal: AbortSignal): Transporter {
  // Made by hand: given an address, createTransport forgets whatever else it is given.
  const transport = new SMTPTransport({
    url,
    getSocket: (options, done) => {
      const opened = openSocket(options, signal);
      opened.then(
        (connection) => done(null, { connection }),
        (error) => done(error, null),
      );
    },
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  });
  // A text is only ever a text: nothing in it may name a file or an address to be fetched.
  return createTransport(transport, { disableFileAccess: true, disableUrlAccess: true });
}

function refusalOf(error: unknown): Sent {
  const { responseCode, response } = error as { responseCode?: number; response?: string };
  if (!responseCode) return notReached(error);
  // 4xx asks to come again; 5xx is the server's last word.
  const params = { code: String(responseCode), text: saying(response) };
  return { ok: false, key: "core.delivery.refused", params, again: responseCode < 500 };
}

/** Sends one e-mail through a server as plain text. Never throws, and ends in `patience` milliseconds whatever comes. */
export async function sendThrough(
  { url, from }: { url: string; from: string },
  mail: Mail,
  patience = WHOLE_MS,
): Promise<Sent> {
  const signal = AbortSignal.timeout(patience);
  const late = new Promise<never>((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  try {
    await Promise.race([transportOf(url, signal).sendMail({ from, ...mail }), late]);
    return { ok: true };
  } catch (error) {
    return refusalOf(signal.aborted ? signal.reason : error);
  }
}

/** Sends one e-mail through the installation's server. Never throws. */
export async function sendMail(mail: Mail): Promise<Sent> {
  const { SMTP_URL, MAIL_FROM } = env();
  if (!SMTP_URL || !MAIL_FROM) return { ok: false, key: "core.delivery.noMail", again: false };
  return sendThrough({ url: SMTP_URL, from: MAIL_FROM }, mail);
}
