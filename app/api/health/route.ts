import { databaseAnswers } from "@/lib/core/health";

export const dynamic = "force-dynamic";

/** `?live` asks only whether the process answers; without it, whether it can work: 503 while the database is away. */
export async function GET(request: Request): Promise<Response> {
  const headers = { "Cache-Control": "no-store" };
  if (new URL(request.url).searchParams.has("live")) return Response.json({ live: true }, { headers });
  const ready = await databaseAnswers();
  const body = { live: true, ready, database: ready ? "up" : "down" };
  return Response.json(body, { status: ready ? 200 : 503, headers });
}
