import { z } from "zod";
import { version } from "@/lib/core/validation";

export const ROBOT_KINDS = ["wecom", "dingtalk", "feishu"] as const;
export type RobotKind = (typeof ROBOT_KINDS)[number];

/** Addresses inside the house: of a private network, or a name that only its own servers know. */
const INSIDE =
  /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)|^\[::1\]$|^[^.:]+$|\.(local|lan|intra|internal)$/;

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
    return address?.protocol !== "http:" || INSIDE.test(address.hostname);
  }, "organisation.invalid.robotPlain");

export const setRobotSchema = z.object({ version, kind: z.enum(ROBOT_KINDS, "core.invalid.choose"), url: robotUrl });
export const removeRobotSchema = z.object({ version });
export const testRobotSchema = z.object({});
