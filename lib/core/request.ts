import "server-only";
import { headers } from "next/headers";
import { env } from "./env";

/** The address a request came from, as the server in front of Next wrote it; never stored with data. */
export async function clientAddress(): Promise<string> {
  return (await headers()).get("x-client-address") ?? "unknown";
}

/** Browser and system in a few words, from the user agent. */
export async function clientDevice(): Promise<string> {
  const agent = (await headers()).get("user-agent") ?? "";
  const browser = /MicroMessenger|Edg|Firefox|Chrome|Safari/.exec(agent)?.[0] ?? "?";
  const system = /Android|iPhone|iPad|Windows|Mac OS X|Linux/.exec(agent)?.[0] ?? "?";
  return `${browser} · ${system}`;
}

/** Whether the browser opens a document; a change of page inside the application, or an older browser, says nothing. */
export async function asksForDocument(): Promise<boolean> {
  return (await headers()).get("sec-fetch-dest") === "document";
}

/** Where people reach this server from their own devices: as it was set up, or else as this request came. */
export function originOf(given: { get: (name: string) => string | null }): string {
  const { PUBLIC_URL, TRUST_PROXY } = env();
  if (PUBLIC_URL) return new URL(PUBLIC_URL).origin;
  const https = TRUST_PROXY && given.get("x-forwarded-proto")?.split(",", 1)[0]?.trim() === "https";
  return `${https ? "https" : "http"}://${given.get("host") ?? "localhost"}`;
}

/** The same for a page. */
export async function requestOrigin(): Promise<string> {
  return originOf(await headers());
}
