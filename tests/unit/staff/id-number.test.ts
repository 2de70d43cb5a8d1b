import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "@/lib/core/period";
import { birthDateIn, checkSignOf, idNumberProblem, plainIdNumber, sexIn } from "@/lib/staff/rules/id-number";

const day = fc.integer({ min: 0, max: 45_000 }).map((days) => addDays("1900-01-01", days));
const idNumber = fc
  .tuple(fc.integer({ min: 110_000, max: 999_999 }), day, fc.integer({ min: 0, max: 999 }))
  .map(([area, birth, order]) => {
    const seventeen = `${area}${birth.replaceAll("-", "")}${String(order).padStart(3, "0")}`;
    return seventeen + checkSignOf(seventeen);
  });

describe("every number made by the standard", () => {
  test("is accepted, and tells its birth date and sex", () => {
    fc.assert(
      fc.property(idNumber, (number) => {
        expect(idNumberProblem(number, { birthDate: birthDateIn(number), sex: sexIn(number) })).toBeNull();
        expect(idNumberProblem(` ${number.toLowerCase()} `)).toBeNull();
      }),
    );
  });

  test("is refused with any one digit changed", () => {
    fc.assert(
      fc.property(idNumber, fc.nat(17), fc.integer({ min: 1, max: 9 }), (number, place, by) => {
        const digit = number.charAt(place);
        const changed = digit === "X" ? String(by) : String((Number(digit) + by) % 10);
        expect(idNumberProblem(number.slice(0, place) + changed + number.slice(place + 1))).not.toBeNull();
      }),
    );
  });

  test("is refused with two neighbouring digits swapped", () => {
    fc.assert(
      fc.property(idNumber, fc.nat(15), (number, place) => {
        const [a = "", b = ""] = number.slice(place, place + 2);
        fc.pre(a !== b);
        expect(idNumberProblem(number.slice(0, place) + b + a + number.slice(place + 2))).not.toBeNull();
      }),
    );
  });

  test("is refused beside another birth date or the other sex", () => {
    fc.assert(
      fc.property(idNumber, day, (number, other) => {
        fc.pre(other !== birthDateIn(number));
        expect(idNumberProblem(number, { birthDate: other })).toBe("staff.invalid.idNumber.birthDate");
        const sex = sexIn(number) === "male" ? "female" : "male";
        expect(idNumberProblem(number, { sex })).toBe("staff.invalid.idNumber.sex");
      }),
    );
  });
});

test("no text at all makes the check fall over", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), (text) => {
      expect(idNumberProblem(text) === null || idNumberProblem(text)?.startsWith("staff.invalid.idNumber.")).toBe(true);
    }),
  );
});

// The example of GB 11643-1999 itself, and one whose check sign is X.
test.each([
  ["11010519491231002X", "1949-12-31", "female"],
  ["440524188001010014", "1880-01-01", "male"],
])("%s keeps its check sign, and says who was born when", (number, birthDate, sex) => {
  expect([checkSignOf(number.slice(0, 17)), birthDateIn(number), sexIn(number)]).toEqual([
    number.charAt(17),
    birthDate,
    sex,
  ]);
});

test.each([
  ["110105491231002", "fifteen"],
  ["6.1E+17", "excel"],
  ["6.10101E17", "excel"],
  ["11010519491231002", "length"],
  ["1101051949123100A0", "signs"],
  ["110105194902300021", "date"],
  ["110105194912310020", "checksum"],
])("%s is refused: %s", (number, reason) => {
  expect(idNumberProblem(number)).toBe(`staff.invalid.idNumber.${reason}`);
});

test("a birth date after today is refused; full-width signs are read as ordinary ones", () => {
  const seventeen = "99999920301231001";
  const number = seventeen + checkSignOf(seventeen);
  expect(idNumberProblem(number, { today: "2026-11-22" })).toBe("staff.invalid.idNumber.future");
  expect(plainIdNumber("\uff11\uff11\uff10105 19491231 002x")).toBe("11010519491231002X");
});
