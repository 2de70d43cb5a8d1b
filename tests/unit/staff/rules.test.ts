import { describe, expect, test } from "vitest";
import { maskBirthDate, maskNumber } from "@/lib/core/mask";
import { namePinyin } from "@/lib/core/pinyin";
import { byPerson, shareOf } from "@/lib/members/rules/shares";
import { staffState } from "@/lib/staff/rules";
import { seatsProblem } from "@/lib/staff/rules/committee";
import { filtersWithoutNumbers, personalProblems, plainPersonal, withoutNumbers } from "@/lib/staff/rules/personal";
import { phoneProblem, plainPhone } from "@/lib/staff/rules/phone";
import { choiceOf, postOf, postSeatOf, postsOf, seatOf } from "@/lib/staff/rules/posts";
import { POST_SEATS } from "@/lib/staff/schema";

describe("posts", () => {
  test("every post has one place, and comes back from the form's choice as it went", () => {
    for (const seat of POST_SEATS) {
      for (const post of postsOf(seat)) {
        expect(postSeatOf(post)).toBe(seat);
        expect(postOf(choiceOf(post))).toEqual(post);
      }
    }
    expect(seatOf("party", "branchSecretary")).toBe("branch");
    expect(seatOf("party", "committeeMember")).toBe("hospital");
    expect(seatOf("medicalExpert", null)).toBe("department");
  });
});

describe("an election", () => {
  const seat = (staffId: string, post: "branchSecretary" | "branchCommitteeMember") => ({ staffId, post });
  test("names one secretary and nobody twice; an empty row is no seat", () => {
    const secretary = seat("a", "branchSecretary");
    expect(seatsProblem([secretary, { post: "branchDeputySecretary" }])).toBeNull();
    expect(seatsProblem([{ post: "branchSecretary" }])?.key).toBe("staff.invalid.noSecretary");
    expect(seatsProblem([secretary, seat("b", "branchSecretary")])?.field).toBe("seats.1.post");
    expect(seatsProblem([secretary, seat("b", "branchCommitteeMember"), seat("a", "branchCommitteeMember")])).toEqual({
      field: "seats.2.staffId",
      key: "staff.invalid.twiceElected",
    });
  });
});

describe("personal data", () => {
  test("a phone is stored as plain digits, and only a number of the mainland is one", () => {
    expect(plainPhone("+86 199-0000-1234")).toBe("19900001234");
    expect(["19900001234", "0917-3331234", "+86 19900001234"].map(phoneProblem)).toEqual([null, null, null]);
    expect(["1990000123", "29900001234", "abc"].map(phoneProblem)).toEqual(Array(3).fill("staff.invalid.phone"));
  });

  test("the birth date comes from the ID number when none is given", () => {
    expect(plainPersonal({ idNumber: "11010519491231002x" })).toEqual({
      idNumber: "11010519491231002X",
      phone: null,
      birthDate: "1949-12-31",
    });
    expect(plainPersonal({ idNumber: "110105194913310020" }).birthDate).toBeNull();
  });

  test("a number that was searched for is left out whole, however it was typed", () => {
    const typed = ["19900001234", "199-0000 1234", "\uff11\uff19\uff19\uff10\uff10\uff10\uff10", "1990.0001.234 Li"];
    expect(typed.map((one) => withoutNumbers(one))).toEqual(Array(4).fill("***"));
    expect(["Li", "E1234", "\u674e2"].map((one) => withoutNumbers(one))).toEqual(["Li", "E1234", "\u674e2"]);
    const department = "0197f000-0000-7000-8000-000000000000";
    expect(filtersWithoutNumbers(`q=%31990+0001234&department=${department}&1990000=1&page=2&grant=x`)).toBe(
      `q=***&department=${department}`,
    );
  });

  test("each field has its own sentence", () => {
    const today = "2026-11-22";
    const personal = { idNumber: "1", phone: "1", birthDate: "2027-01-01" };
    expect(personalProblems(personal, { sex: null, today })).toEqual({
      idNumber: "staff.invalid.idNumber.length",
      phone: "staff.invalid.phone",
      birthDate: "staff.invalid.birthDateFuture",
    });
  });

  test("a mask leaves what tells two people apart and nothing to use", () => {
    expect(maskNumber("110105194912310024")).toBe("110***********0024");
    expect(maskNumber("13800005678")).toBe("138****5678");
    expect(maskBirthDate("1985-06-07")).toBe("1985-**-**");
  });
});

test("who has left is gone from that day on, who retired is retired", () => {
  const day = "2026-05-01";
  expect(staffState({ retiredOn: null, leftOn: null }, day)).toBe("present");
  expect(staffState({ retiredOn: "2026-05-02", leftOn: null }, day)).toBe("present");
  expect(staffState({ retiredOn: day, leftOn: null }, day)).toBe("retired");
  expect(staffState({ retiredOn: day, leftOn: day }, day)).toBe("left");
});

test("a share counts people, not posts, and has no per cent of nobody", () => {
  expect(byPerson([{ staffId: "a" }, { staffId: "b" }, { staffId: "a" }]).map((posts) => posts.length)).toEqual([2, 1]);
  expect(shareOf(2, 3)).toEqual({ count: 2, all: 3, percent: 66.7 });
  expect(shareOf(0, 0).percent).toBeNull();
});

test("names are read with their surname readings; what has no reading stays", () => {
  expect(namePinyin("\u5355\u601d\u8fdc")).toBe("shan si yuan");
  expect(namePinyin("\u4ec7\u548c")).toBe("qiu he");
  expect(namePinyin("\u{20bb7}\u00b7A")).not.toBe("");
});
