import "server-only";
import { createTransport, type Transporter } from "nodemailer";
import { notReached, PATIENCE_MS, type Sent, saying } from "./delivery";
import { env } from "./env";

export type Mail = { to: string; subject: string; text: string };

/** Whether this installation sends e-mail: it has a server and a sender. */
export function offersMail(): boolean {
  const { SMTP_URL, MAIL_FROM } = env();
  return SMTP_URL !== undefined && MAIL_FROM !== undefined;
}

let cached: { url: string; transport: Transporter } | undefined;

function transportOf(url: string): Transporter {
  if (cached?.url !== url) {
    const transport = createTransport({
      url,
      connectionTimeout: PATIENCE_MS,
      greetingTimeout: PATIENCE_MS,
      socketTimeout: PATIENCE_MS,
      // A text is only ever a text: nothing in it may name a file or an address to be fetched.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    cached = { url, transport };
  }
  return cached.transport;
}

function refusalOf(error: unknown): Sent {
  const { responseCode, response } = error as { responseCode?: number; response?: string };
  if (!responseCode) return notReached(error);
  // 4xx asks to come again; 5xx is the server's last word.
  const params = { code: String(responseCode), text: saying(response) };
  return { ok: false, key: "core.delivery.refused", params, again: responseCode < 500 };
}

/** Sends one e-mail as plain text. Never throws. */
export async function sendMail(mail: Mail): Promise<Sent> {
  const { SMTP_URL, MAIL_FROM } = env();
  if (!SMTP_URL || !MAIL_FROM) return { ok: false, key: "core.delivery.noMail", again: false };
  try {
    await transportOf(SMTP_URL).sendMail({ from: MAIL_FROM, ...mail });
    return { ok: true };
  } catch (error) {
    return refusalOf(error);
  }
}
