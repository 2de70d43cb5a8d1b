import { readdirSync, readFileSync } from "node:fs";
import { constants, getPriority } from "node:os";
import { expect, test } from "vitest";
import { writeOfficial } from "@/lib/core/files/official";

const NICE = 16;

/** How far each thread of this process steps back, the first being the process itself. */
function threads(): number[] {
  return readdirSync("/proc/self/task").map((id) => {
    const stat = readFileSync(`/proc/self/task/${id}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[NICE]);
  });
}

test.runIf(process.platform === "linux")("the thread that writes documents steps back, and no other", async () => {
  const before = threads();
  await writeOfficial({ title: "Report", creator: "Office", blocks: [{ kind: "paragraph", text: "Text" }] });
  const after = threads();
  expect(getPriority()).toBe(before[0]);
  const back = (all: number[]) => all.filter((nice) => nice >= constants.priority.PRIORITY_BELOW_NORMAL).length;
  expect(back(after) - back(before)).toBe(1);
});
