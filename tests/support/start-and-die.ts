// Run as a program of its own: starts an embedded server and is killed without a chance to stop it.
import { startEmbedded } from "@/prisma/launch/embedded";

const server = await startEmbedded({ name: process.argv[2] ?? "", durable: false });
process.stdout.write(String(server.port), () => process.kill(process.pid, "SIGKILL"));
