import "server-only";
import { headers } from "next/headers";

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
