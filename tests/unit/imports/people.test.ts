import fc from "fast-check";
import { expect, test } from "vitest";
import { planPerson } from "@/lib/imports/rules/people";
import type { FoundPerson, PersonContext } from "@/lib/imports/rules/person";
import type { Values } from "@/lib/imports/rules/rows";
import { idNumberOf } from "@/tests/support/import-files";

const places = {
  departments: new Map([
    ["内科", "d1"],
    ["外科", "d2"],
  ]),
  branches: new Map([
    ["一支部", "b1"],
    ["二支部", "b2"],
  ]),
  founded: new Map([["b1", "2012-11-20"]]),
  groups: new Map([["b1/一组", "g1"]]),
  names: new Map([
    ["d1", "内科"],
    ["d2", "外科"],
    ["b1", "一支部"],
    ["b2", "二支部"],
    ["g1", "一组"],
  ]),
};
const context: PersonContext = {
  kind: "members",
  places,
  shortest: [],
  today: "2026-06-01",
  found: undefined,
  idHeldBy: undefined,
};

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const day = fc
  .integer({ min: 0, max: 5000 })
  .map((days) => `20${String(10 + (days % 15)).padStart(2, "0")}-0${(days % 9) + 1}-1${days % 10}`);
const values = fc
  .record({
    employeeNo: fc.constant("E1"),
    name: fc.constantFrom("张三", "李四"),
    department: maybe(fc.constantFrom("内科", "外科", "没有")),
    branch: fc.constantFrom("一支部", "二支部", "没有"),
    group: maybe(fc.constantFrom("一组", "二组")),
    stage: fc.constantFrom("applicant", "activist", "candidate", "probationary", "full"),
    sex: maybe(fc.constantFrom("male", "female")),
    idNumber: maybe(fc.constantFrom(idNumberOf(1), idNumberOf(2))),
    birthDate: maybe(fc.constantFrom("1980-01-01", "1981-01-01")),
    phone: maybe(fc.constantFrom("19900000001", "19900000002")),
    title: maybe(fc.constantFrom("主任医师", "护师")),
    backbone: maybe(fc.boolean()),
    appliedOn: maybe(day),
    probationaryOn: maybe(day),
    fullOn: maybe(day),
  })
  .map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as Values);

/** The register as a plan leaves it. */
function written(plan: ReturnType<typeof planPerson>, before: FoundPerson | undefined): FoundPerson | undefined {
  if (plan.outcome === "wrong") return before;
  const none = { idNumber: null, phone: null, birthDate: null };
  const staff = plan.staff ?? before?.staff;
  if (!staff) return before;
  return {
    staffId: "s1",
    staff: { ...staff, version: 1, leftOn: null },
    personal: { ...none, ...before?.personal, ...plan.personal },
    member: plan.member ? { ...plan.member, id: "m1", version: 1, leftOn: null } : (before?.member ?? null),
  };
}

test("the same row a second time changes nothing, whatever the first one did", () => {
  fc.assert(
    fc.property(values, values, (first, second) => {
      let found: FoundPerson | undefined;
      for (const row of [first, second]) found = written(planPerson(row, [], { ...context, found }), found);
      const again = planPerson(second, [], { ...context, found });
      expect(["unchanged", "wrong"]).toContain(again.outcome);
    }),
  );
});

test("a wrong row writes nothing; an unchanged one neither; a changed one says what changes", () => {
  fc.assert(
    fc.property(values, values, (first, second) => {
      const found = written(planPerson(first, [], context), undefined);
      const plan = planPerson(second, [], { ...context, found });
      const writes = plan.staff !== null || plan.personal !== null || plan.member !== null;
      expect(writes).toBe(plan.outcome === "added" || plan.outcome === "changed");
      expect(plan.problems.length > 0).toBe(plan.outcome === "wrong");
      const silent = plan.changes.length === 0 && plan.personal === null;
      if (plan.outcome === "changed") expect(silent).toBe(false);
    }),
  );
});

test("an empty cell takes nothing away", () => {
  const full: Values = {
    employeeNo: "E1",
    name: "张三",
    department: "内科",
    branch: "一支部",
    stage: "full",
    fullOn: "2011-06-01",
    title: "主任医师",
    idNumber: idNumberOf(1),
    group: "一组",
  };
  const found = written(planPerson(full, [], context), undefined);
  const bare = { employeeNo: "E1", name: "张三", branch: "一支部", stage: "full" };
  expect(planPerson(bare, [], { ...context, found })).toMatchObject({ outcome: "unchanged", problems: [] });
});

test("sex and birth date are taken from the ID number, and must agree with it", () => {
  const row = {
    employeeNo: "E1",
    name: "张三",
    department: "内科",
    branch: "一支部",
    stage: "full",
    fullOn: "2011-06-01",
  };
  const plan = planPerson({ ...row, idNumber: idNumberOf(1) }, [], context);
  expect([plan.staff?.sex, plan.personal?.birthDate]).toEqual(["male", "1980-01-01"]);
  const wrong = planPerson({ ...row, idNumber: idNumberOf(1), sex: "female", birthDate: "1980-01-02" }, [], context);
  expect(wrong.problems.map(({ field, key }) => `${field} ${key}`)).toEqual([
    "birthDate staff.invalid.idNumber.birthDate",
    "sex staff.invalid.idNumber.sex",
  ]);
});

test("a name that differs needs the ID number to be the same person", () => {
  const row = {
    employeeNo: "E1",
    name: "张三",
    department: "内科",
    branch: "一支部",
    stage: "full",
    fullOn: "2011-06-01",
  };
  const found = written(planPerson({ ...row, idNumber: idNumberOf(1) }, [], context), undefined);
  expect(planPerson({ ...row, name: "张珊" }, [], { ...context, found }).problems).toMatchObject([{ field: "name" }]);
  const renamed = planPerson({ ...row, name: "张珊", idNumber: idNumberOf(1) }, [], { ...context, found });
  expect(renamed).toMatchObject({ outcome: "changed", changes: [{ field: "name", old: "张三", new: "张珊" }] });
});
