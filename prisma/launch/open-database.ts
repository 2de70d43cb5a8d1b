import { startEmbedded } from "./embedded";

export type OpenedDatabase = { url: string; close: () => Promise<void> };

/** The database a command works on: that of DATABASE_URL, else the embedded one, the demo's or the empty one's. */
export async function openDatabase(empty: boolean, log: (line: string) => void): Promise<OpenedDatabase> {
  const given = process.env.DATABASE_URL;
  if (given) return { url: given, close: async () => {} };
  const server = await startEmbedded({ name: empty ? "empty" : "demo", log });
  await server.ensureDatabase("tongxin");
  return { url: server.urlFor("tongxin"), close: server.stop };
}
