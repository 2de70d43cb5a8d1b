import type { ActivityKind } from "@/lib/core/db/generated/enums";
import { addDays, monthBounds } from "@/lib/core/period";
import { alreadyHeld, type Draft, draftOf, type Slot, secretaryOn } from "./activity-draft";
import { itemAt } from "./chance";
import { partnerId } from "./partners";
import {
  CULTURAL,
  EVENT_NOTES,
  MEETING_NOTES,
  PARTNER_SERVICES,
  TRAININGS,
  VOLUNTEERING,
} from "./words/activity-titles";
import { BRANCHES } from "./words/branches";
import { PARTNERS } from "./words/partners";
import { monthNumber, workdayIn } from "./world";

/** Training attendances of the past two years, as document 002 counts them. */
export const TRAINING_ATTENDANCES = 1750;

/** Months back; a training in the running month would fall away on its first days. */
const TRAINING_MONTHS = [0, 2, 5, 7, 9, 12, 14, 16, 19, 22];

/** The year's end: organisational life meeting and democratic appraisal, articles 17 and 18. */
export function yearEnd(slot: Slot): Draft[] {
  const { month, chance } = slot;
  if (monthNumber(month) !== 12) return [];
  const meeting = (kind: ActivityKind, title: string, day: number, minutes: number) =>
    draftOf(slot, {
      kind,
      title,
      day: workdayIn(month, day),
      time: "15:00",
      minutes,
      turnout: 0.95,
      notes: chance.pick(MEETING_NOTES),
    });
  return [
    meeting("organisationalLife", "年度组织生活会：查摆问题与批评和自我批评", 14, 150),
    meeting("democraticAppraisal", "民主评议党员：个人自评、党员互评与测评", 22, 120),
  ];
}

export function culture(slot: Slot): Draft[] {
  const { branch, month, ago, chance } = slot;
  const number = monthNumber(month);
  const drafts: Draft[] = [];
  const festive = CULTURAL[number];
  if (festive) {
    const day = workdayIn(month, 11);
    drafts.push(
      draftOf(slot, {
        kind: "cultural",
        title: festive[0],
        themed: festive,
        day,
        time: "16:00",
        minutes: 90,
        place: "多功能厅",
        turnout: 0.7,
        notes: chance.pick(EVENT_NOTES),
      }),
    );
  }
  if (number % 4 === branch.index % 4) {
    const themed = itemAt(VOLUNTEERING, branch.index + ago);
    const day = workdayIn(month, 25);
    drafts.push(
      draftOf(slot, {
        kind: "volunteering",
        title: themed[0],
        themed,
        day,
        time: "08:30",
        minutes: 180,
        place: "门诊一楼大厅",
        turnout: 0.4,
        served: chance.int(40, 160),
        notes: chance.pick(EVENT_NOTES),
      }),
    );
  }
  if (number % 3 === (branch.index + 2) % 3) drafts.push(heartTalk(slot));
  return drafts;
}

function heartTalk(slot: Slot): Draft {
  const { month, chance } = slot;
  const day = workdayIn(month, 13);
  const all = draftOf(slot, {
    kind: "heartTalk",
    title: "谈心谈话：了解近期工作与生活困难",
    day,
    time: "12:40",
    minutes: 30,
    notes: "已记录诉求，由支部跟进答复。",
  });
  const host = all.expected.filter(({ person }) => person.row.name === secretaryOn(slot, day));
  const others = all.expected.filter((member) => !host.includes(member));
  return { ...all, expected: [...host, ...chance.shuffled(others).slice(0, 1)], turnout: 1 };
}

/** Every other month at a partner; the surgery branch's own turn falls on the running month. */
export function partnerWork(slot: Slot): Draft[] {
  const { branch, month, ago, chance } = slot;
  if ((ago + branch.index) % 2 !== 0) return [];
  const partners = PARTNERS.filter(([, , branches]) => branches.includes(branch.words.name));
  const [name, , , work] = itemAt(partners, Math.floor(ago / 2));
  const layer = itemAt(PARTNER_SERVICES, ago);
  const planned = workdayIn(month, 14 + (branch.index % 9));
  const day = branch.index === 0 ? alreadyHeld(slot, planned) : planned;
  const draft = draftOf(slot, {
    kind: "partnerService",
    title: `走进${name}：${work}`,
    themed: [name, "publicGood", layer],
    day,
    time: "09:00",
    minutes: 180,
    place: name,
    partner: { id: partnerId(name), name },
    served: chance.int(36, 180),
    notes: chance.pick(EVENT_NOTES),
  });
  // A team goes, the ward stays manned: only the team is expected.
  return [{ ...draft, expected: chance.shuffled(draft.expected).slice(0, chance.int(4, 8)), turnout: 0.97 }];
}

/** How many people come to the n-th training of a branch, so that all trainings make up the document's figure. */
function trainees(branchIndex: number, turn: number): number {
  const before = BRANCHES.slice(0, branchIndex).reduce((sum, { members }) => sum + members, 0);
  const all = BRANCHES.reduce((sum, { members }) => sum + members, 0);
  const own = itemAt(BRANCHES, branchIndex).members / TRAINING_MONTHS.length;
  const upTo = (turns: number) => Math.round((TRAINING_ATTENDANCES * (before + own * turns)) / all);
  return upTo(turn + 1) - upTo(turn);
}

export function training(slot: Slot): Draft[] {
  const { branch, month, ago, chance } = slot;
  // Spread over the months so that not all branches sit in the same lecture; the surgery branch has one this month.
  const shift = branch.index === 0 ? 0 : 1 - (branch.index % 2);
  const turn = TRAINING_MONTHS.indexOf(ago - shift);
  if (turn < 0) return [];
  const planned = workdayIn(month, 12 + (branch.index % 3));
  const title = itemAt(TRAININGS, branch.index * 3 + turn);
  const draft = draftOf(slot, {
    kind: "training",
    title,
    day: alreadyHeld(slot, planned),
    time: "15:00",
    minutes: 120,
    place: "学术报告厅",
    notes: "签到与考核资料由科室留存。",
  });
  const count = trainees(branch.index, turn);
  return [{ ...draft, expected: chance.shuffled(draft.expected).slice(0, count), turnout: 1 }];
}

/** A few things already put down for the days to come, as long as they lie in this month. */
export function planned(slot: Slot): Draft[] {
  const { world, branch } = slot;
  const plans: Readonly<Record<number, [days: number, kind: ActivityKind, title: string]>> = {
    1: [2, "training", "溶栓流程无脚本演练"],
    4: [4, "cultural", "产科故事会筹备分享"],
    7: [1, "heartTalk", "谈心谈话：关心连续夜班同志"],
    9: [6, "volunteering", "消化健康义诊"],
  };
  const plan = plans[branch.index];
  if (!plan) return [];
  const day = addDays(world.today, plan[0]);
  if (day >= monthBounds(world.month).until) return [];
  return [draftOf(slot, { kind: plan[1], title: plan[2], day, time: "16:00", recorded: false, part: 9 })];
}
