import path from "node:path";
import { z } from "zod";

const blankIsUnset = (value: unknown) => (value === "" ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsUnset, schema.optional());

const envSchema = z.object({
  /** PostgreSQL 15 or newer; the launcher fills it in for the embedded server. */
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\/\S+$/, "must be a postgresql:// address"),
  /** Encrypts session cookies. Changing it signs everybody out. */
  AUTH_SECRET: z.string().min(32, "must have at least 32 characters"),
  /**
   * Keys of personal data, the present one first: "k2:<base64url>,k1:<base64url>", 32 bytes each. The launcher makes
   * one. Losing them loses the data; `npm run keys:rotate` moves everything to a new one.
   */
  PERSONAL_DATA_KEYS: z
    .string()
    .regex(/^[a-z0-9-]{1,20}:[\w-]{43}(,[a-z0-9-]{1,20}:[\w-]{43})*$/, "must be id:key, or several of them"),
  /** Folder of uploaded files. */
  FILES_DIR: z.preprocess(blankIsUnset, z.string().default(path.join(".data", "files"))),
  PORT: z.preprocess(blankIsUnset, z.coerce.number().int().min(1).max(65_535).default(3000)),
  /** The address people type, if a proxy or a name stands before this server; https makes cookies secure. */
  PUBLIC_URL: optional(z.url({ protocol: /^https?$/ })),
  /** Only behind a proxy that sets X-Forwarded-For itself: otherwise anybody could choose the address we count by. */
  TRUST_PROXY: z.preprocess(blankIsUnset, z.stringbool().default(false)),
  /** Mail server for nudges, such as smtps://user:password@mail.hospital.cn; without one e-mail is not offered. */
  SMTP_URL: optional(z.string().regex(/^smtps?:\/\/\S+$/, "must be a smtp:// or smtps:// address")),
  /** Sender of those mails, such as "Tongxin <tongxin@hospital.cn>"; goes with SMTP_URL. */
  MAIL_FROM: optional(z.string().regex(/^[^\r\n]*[^\s@<]+@[^\s@>]+>?$/, "must hold an e-mail address")),
  LOG_LEVEL: z.preprocess(blankIsUnset, z.enum(["silent", "error", "warn", "info", "debug"]).default("info")),
  /** `demo`: a fictional hospital whose accounts are shown on the sign-in page; `real`: no demo data, ever. */
  TONGXIN_MODE: z.preprocess(blankIsUnset, z.enum(["demo", "real"]).default("real")),
  NODE_ENV: z.preprocess(blankIsUnset, z.enum(["development", "production", "test"]).default("production")),
});

/** A server without a sender sends nothing, and the other way round: said at start, not at the first mail. */
const completeEnv = envSchema.superRefine(({ SMTP_URL, MAIL_FROM }, context) => {
  if ((SMTP_URL === undefined) === (MAIL_FROM === undefined)) return;
  const missing = SMTP_URL === undefined ? "SMTP_URL" : "MAIL_FROM";
  context.addIssue({ code: "custom", path: [missing], message: "goes with the other one of SMTP_URL and MAIL_FROM" });
});

export type Env = z.infer<typeof envSchema>;

/** Checks environment variables; throws one message that names each wrong one, without its value. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const result = completeEnv.safeParse(source);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => {
    const name = issue.path.join(".");
    return `  ${name}: ${source[name] === undefined ? "is not set" : issue.message}`;
  });
  throw new Error(`The environment is not complete:\n${lines.join("\n")}`);
}

let checkedKeys = "";

/** The keys as they stand in the environment now: `npm run keys:rotate` and the seed know nothing else of it. */
export function personalDataKeys(): string {
  const given = process.env.PERSONAL_DATA_KEYS ?? "";
  // Asked for at every sealed value: what was checked once is not checked again.
  if (given !== checkedKeys || given === "") checkedKeys = envSchema.shape.PERSONAL_DATA_KEYS.parse(given);
  return checkedKeys;
}

let parsed: Env | undefined;

/** The environment, checked at first use so that a build needs no database and no secret. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}
