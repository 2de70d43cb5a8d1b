import { dropAbandoned, prepareTemplate, startTestServer } from "./database";

/** Before the integration tests: one server, one template. Its result is run after the last of them. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await startTestServer();
  await dropAbandoned();
  await prepareTemplate();
  return server.stop;
}
