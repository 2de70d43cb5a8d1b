import { createServer } from "node:net";

function canListen(port: number, host?: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** Whether nothing listens on this port. Some systems allow "all addresses" beside a loopback listener: both asked. */
export async function portIsFree(port: number): Promise<boolean> {
  return (await canListen(port)) && (await canListen(port, "127.0.0.1"));
}

/** The wanted port, or the next free one above it. Throws when 50 in a row are taken. */
export async function nextFreePort(wanted: number): Promise<number> {
  for (let port = wanted; port < wanted + 50 && port < 65_536; port++) {
    if (await portIsFree(port)) return port;
  }
  throw new Error(`No free port between ${wanted} and ${wanted + 49}.`);
}

/** Any port of the loopback address that is free now. */
export function anyFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen({ port: 0, host: "127.0.0.1" }, () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
