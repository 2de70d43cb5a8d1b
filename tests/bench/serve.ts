// The measured server: the application's own, and an answer to how much CPU this process has used.
import { serve } from "@/lib/core/serve";

async function main(): Promise<void> {
  const { port, close } = await serve({ port: Number(process.env.PORT), hostname: "127.0.0.1" });
  process.on("message", async (message) => {
    if (message === "cpu") {
      const { user, system } = process.cpuUsage();
      process.send?.({ cpu: user + system });
    }
    if (message === "stop") {
      await close();
      process.exit(0);
    }
  });
  process.send?.({ port });
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
