import "server-only";
import { type IncomingMessage, request as plainRequest } from "node:http";
import { request as secureRequest } from "node:https";
import type { RobotKind } from "./db/generated/enums";
import { notReached, PATIENCE_MS, type Sent, saying } from "./delivery";
import { seal, unseal } from "./personal-data";

export type Robot = { kind: RobotKind; url: string };

const seatOf = (hospitalId: string) => ({ hospitalId, rowId: hospitalId, field: "robotUrl" });

/** Whoever knows the address can write into the group: it lies sealed, and leaves the database only to be used. */
export function sealRobot(hospitalId: string, url: string): string {
  return seal(url, seatOf(hospitalId));
}

export function openRobot(hospitalId: string, sealed: string): string {
  return unseal(sealed, seatOf(hospitalId));
}

/** What each of them wants to be sent. */
const BODY: Record<RobotKind, (text: string) => object> = {
  wecom: (content) => ({ msgtype: "text", text: { content } }),
  dingtalk: (content) => ({ msgtype: "text", text: { content } }),
  feishu: (text) => ({ msg_type: "text", content: { text } }),
};

/** Bytes of text that a message may have; WeCom refuses more, the others cut elsewhere. */
const MOST_BYTES: Record<RobotKind, number> = { wecom: 2048, dingtalk: 15_000, feishu: 15_000 };

/** As much of a text as the robot takes, cut at a line; what was left out is said by whoever wrote the text. */
export function fitText(kind: RobotKind, lines: readonly string[], more: (left: number) => string): string {
  const size = (text: string) => Buffer.byteLength(text);
  for (let kept = lines.length; kept > 0; kept--) {
    const left = lines.length - kept;
    const text = [...lines.slice(0, kept), ...(left > 0 ? [more(left)] : [])].join("\n");
    if (size(text) <= MOST_BYTES[kind]) return text;
  }
  return more(lines.length);
}

/** An answer longer than this is no robot's. */
const MOST_ANSWER = 16_000;

async function textOf(response: IncomingMessage): Promise<string> {
  let text = "";
  for await (const piece of response.setEncoding("utf8")) {
    text += piece;
    if (text.length > MOST_ANSWER) break;
  }
  return text;
}

/** Not fetch: it would follow redirects, and Next keeps its own record of what it fetches. */
function post(url: URL, body: string, patience: number): Promise<{ status: number; text: string }> {
  const request = url.protocol === "https:" ? secureRequest : plainRequest;
  const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(patience);
    // The signal cuts the connection, and its reason says more than the error of the cut.
    const fail = (error: unknown) => reject(signal.aborted ? signal.reason : error);
    request(url, { method: "POST", headers, signal }, (response) => {
      const status = response.statusCode ?? 0;
      textOf(response).then((text) => resolve({ status, text }), fail);
    })
      .on("error", fail)
      .end(body);
  });
}

type Answer = { errcode?: unknown; errmsg?: unknown; code?: unknown; msg?: unknown; StatusCode?: unknown };

function parsed(text: string): Answer | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : null;
  } catch {
    return null;
  }
}

/** WeCom and DingTalk say errcode, Feishu code or, in older ones, StatusCode; 0 is done. */
function judge(text: string): Sent {
  const answer = parsed(text);
  const code = answer?.errcode ?? answer?.code ?? answer?.StatusCode;
  if (!answer || code === undefined) return { ok: false, key: "core.delivery.noRobot", again: false };
  if (Number(code) === 0) return { ok: true };
  const params = { code: saying(code), text: saying(answer.errmsg ?? answer.msg) };
  return { ok: false, key: "core.delivery.refused", params, again: true };
}

/** Sends a text to a group's robot. Never throws, follows no redirect, and names the address nowhere. */
export async function sendToRobot({ kind, url }: Robot, text: string, patience = PATIENCE_MS): Promise<Sent> {
  try {
    const { status, text: answer } = await post(new URL(url), JSON.stringify(BODY[kind](text)), patience);
    if (status >= 300 && status < 400) return { ok: false, key: "core.delivery.redirect", again: false };
    if (status !== 200) return { ok: false, key: "core.delivery.status", params: { status }, again: status >= 500 };
    return judge(answer);
  } catch (error) {
    return notReached(error);
  }
}
