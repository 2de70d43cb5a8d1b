import "server-only";
import { dayOf } from "@/lib/core/period";
import type { MessageTranslator } from "@/lib/i18n/translate";
import type { Nudge, NudgedMatter } from "../queries/nudges";

function lineOf(t: MessageTranslator, { title, reason, dueOn }: NudgedMatter, number: number): string {
  return t("plans.nudge.text.line", { number, title, due: dueOn, reason: t(`plans.reason.${reason}`) });
}

function askerOf(t: MessageTranslator, { actorName }: Nudge): string {
  return actorName ? t("plans.nudge.text.by", { name: actorName }) : t("plans.nudge.text.byRound");
}

/** The e-mail to a branch's secretary: what waits, until when, who asks and where to answer. */
export function letterOf(t: MessageTranslator, hospital: string, nudge: Nudge, address: string | undefined) {
  const { branchName, matters, at } = nudge;
  const about = { hospital, branch: branchName, count: matters.length };
  const lines = [
    t("plans.nudge.text.greeting", about),
    "",
    ...matters.map((matter, index) => lineOf(t, matter, index + 1)),
    "",
    t("plans.nudge.text.asked", { by: askerOf(t, nudge), day: dayOf(at) }),
    t("plans.nudge.text.answer"),
    ...(address ? [`${address}/today`] : []),
  ];
  return { subject: t("plans.nudge.text.subject", about), text: lines.join("\n") };
}

/** The message to the group, line by line: every branch with its matters, and nobody's name. */
export function groupLines(
  t: MessageTranslator,
  hospital: string,
  round: readonly Nudge[],
  address: string | undefined,
): string[] {
  const count = round.reduce((sum, { matters }) => sum + matters.length, 0);
  const head = t("plans.nudge.text.group", { hospital, branches: round.length, count });
  const branches = round.flatMap(({ branchName, matters }) => [
    t("plans.nudge.text.branch", { branch: branchName, count: matters.length }),
    ...matters.map((matter, index) => lineOf(t, matter, index + 1)),
  ]);
  return [head, ...(address ? [`${address}/today`] : []), ...branches];
}
