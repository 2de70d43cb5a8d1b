import { committeeOn, type Draft, draftOf, type Slot } from "./activity-draft";
import { itemAt } from "./chance";
import {
  COMMITTEE_MEETINGS,
  EVENT_NOTES,
  GENERAL_MEETINGS,
  GROUP_MEETINGS,
  LECTURES,
  MEETING_NOTES,
  SEASONAL_DAYS,
  SECRETARY_LECTURE,
  THEMED_DAYS,
} from "./words/activity-titles";
import { monthNumber, workdayIn } from "./world";

/** Which month of its quarter, counted from 0. */
function monthOfQuarter({ month }: Slot): number {
  return (monthNumber(month) - 1) % 3;
}

/** What the branch regulation asks for every month and every quarter, articles 11 to 13 and 16. */
export function threeMeetings(slot: Slot): Draft[] {
  const { branch, month, ago, chance } = slot;
  const drafts = [committeeMeeting(slot), ...groupMeetings(slot), themedDay(slot)];
  if (monthOfQuarter(slot) === branch.index % 3) {
    const day = workdayIn(month, 24);
    const title = `党员大会：${itemAt(GENERAL_MEETINGS, branch.index + ago)}`;
    const notes = chance.pick(MEETING_NOTES);
    drafts.push(draftOf(slot, { kind: "generalMeeting", title, day, minutes: 75, turnout: 0.88, notes }));
  }
  if (monthOfQuarter(slot) === (branch.index + 1) % 3) drafts.push(lecture(slot));
  return drafts;
}

function committeeMeeting(slot: Slot): Draft {
  const { branch, month, ago, chance } = slot;
  const day = workdayIn(month, 2 + (branch.index % 5));
  return draftOf(slot, {
    kind: "committeeMeeting",
    title: `支委会：${itemAt(COMMITTEE_MEETINGS, branch.index * 3 + ago)}`,
    day,
    time: "17:40",
    expected: committeeOn(slot, day),
    turnout: 0.93,
    notes: chance.pick(MEETING_NOTES),
  });
}

function groupMeetings(slot: Slot): Draft[] {
  const { branch, month, ago, chance } = slot;
  return branch.groups.map((group, part) => {
    const day = workdayIn(month, 17 + (branch.index % 7) + part);
    const all = draftOf(slot, {
      kind: "groupMeeting",
      title: `${group.name}会议：${itemAt(GROUP_MEETINGS, branch.index + ago + part)}`,
      day,
      time: "17:50",
      minutes: 45,
      place: "科室示教室",
      notes: chance.pick(MEETING_NOTES),
      part,
    });
    const expected = all.expected.filter(({ row }) => row.groupId === group.id);
    return { ...all, expected, host: chance.pick(expected.length > 0 ? expected : all.expected).person.row.name };
  });
}

/** One fixed day a month. */
function themedDay(slot: Slot): Draft {
  const { branch, month, ago, chance } = slot;
  const seasonal = SEASONAL_DAYS[monthNumber(month)];
  const themed = seasonal ?? itemAt(THEMED_DAYS, branch.index * 5 + ago * 7);
  return draftOf(slot, {
    kind: "themedPartyDay",
    title: themed[0],
    themed,
    day: workdayIn(month, 8 + (branch.index % 14)),
    time: "15:30",
    minutes: 90,
    place: chance.pick(["支部活动室", "学术报告厅", "多功能厅", "院史陈列室"]),
    turnout: 0.91,
    notes: chance.pick(EVENT_NOTES),
  });
}

function lecture(slot: Slot): Draft {
  const { branch, month, ago, chance } = slot;
  // Article 16: the Party committee's secretary lectures at least once a year; here in the third quarter.
  const bySecretary = monthNumber(month) >= 7 && monthNumber(month) <= 9;
  const themed = bySecretary ? SECRETARY_LECTURE : itemAt(LECTURES, branch.index + ago);
  return draftOf(slot, {
    kind: "lecture",
    title: themed[0],
    themed,
    day: workdayIn(month, 16),
    time: "16:00",
    place: "学术报告厅",
    ...(bySecretary ? { host: slot.lecturer } : {}),
    turnout: 0.89,
    notes: chance.pick(EVENT_NOTES),
  });
}
