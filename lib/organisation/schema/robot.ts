import { z } from "zod";
import { version } from "@/lib/core/validation";

export const ROBOT_KINDS = ["wecom", "dingtalk", "feishu"] as const;
export type RobotKind = (typeof ROBOT_KINDS)[number];

// A hostname as URL gives it: numbers in any notation are four decimal ones, IPv6 is short and in brackets.
const NUMBERS = /^\d+(\.\d+){3}$/;
const PRIVATE_NUMBERS = /^(10|192\.168|172\.(1[6-9]|2\d|3[01]))\./;
/** A name that only the house's own servers know, or an IPv6 address of a private network. */
const PRIVATE_NAME = /^[^.:[]+$|\.(local|lan|intra|internal)$|^\[f[cd]/;
/** This very machine, or what answers on every machine's own line: the database listens there, no robot does. */
const SELF_NUMBERS = /^(0|127|169\.254)\./;
const SELF_NAME = /(^|\.)localhost$|^\[(::1?|::ffff:(0|7f|a9fe).*|fe[89ab].*)\]$/;

/** Inside the house: of a private network, or a name that only its own servers know. */
const isInside = (host: string) => (NUMBERS.test(host) ? PRIVATE_NUMBERS : PRIVATE_NAME).test(host);
const isSelf = (host: string) => (NUMBERS.test(host) ? SELF_NUMBERS : SELF_NAME).test(host);
const hostOf = ({ hostname }: URL) => hostname.replace(/\.$/, "");

function addressOf(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

/** https, or http to a relay inside the house: on the open internet everybody on the way could read the address. */
const robotUrl = z
  .string("core.invalid.required")
  .trim()
  .min(1, "core.invalid.required")
  .max(500, "core.invalid.tooLong")
  .refine((text) => /^https?:$/.test(addressOf(text)?.protocol ?? ""), "organisation.invalid.robotAddress")
  .refine((text) => addressOf(text)?.username === "", "organisation.invalid.robotAddress")
  .refine((text) => {
    const address = addressOf(text);
    return !address || !isSelf(hostOf(address));
  }, "organisation.invalid.robotSelf")
  .refine((text) => {
    const address = addressOf(text);
    return address?.protocol !== "http:" || isInside(hostOf(address)) || isSelf(hostOf(address));
  }, "organisation.invalid.robotPlain");

export const setRobotSchema = z.object({ version, kind: z.enum(ROBOT_KINDS, "core.invalid.choose"), url: robotUrl });
export const removeRobotSchema = z.object({ version });
export const testRobotSchema = z.object({});
