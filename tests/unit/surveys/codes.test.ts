import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codeOf, isCode, normalizeCode, printedCode, TOKEN_LENGTH, tokenOf } from "@/lib/surveys/rules/codes";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const code = fc.uint8Array({ minLength: 11, maxLength: 11 }).map(codeOf);
const letter = fc.constantFrom(...ALPHABET);

describe("a single-use code", () => {
  test("is twelve characters that nobody mistakes, the last of which checks the others", () => {
    fc.assert(
      fc.property(code, (made) => {
        expect(made).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/);
        expect(isCode(made)).toBe(true);
      }),
    );
  });

  test("with any one character changed is none", () => {
    fc.assert(
      fc.property(code, fc.nat(11), letter, (made, at, other) => {
        fc.pre(made[at] !== other);
        expect(isCode(made.slice(0, at) + other + made.slice(at + 1))).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  test("changed in any way at any place is noticed, one code tried through", () => {
    const made = codeOf(new Uint8Array([0, 31, 7, 200, 13, 99, 255, 1, 64, 32, 5]));
    for (let at = 0; at < 12; at += 1) {
      const passing = [...ALPHABET].filter((other) => isCode(made.slice(0, at) + other + made.slice(at + 1)));
      expect(passing).toEqual([made[at]]);
    }
  });

  test("too short, too long or with a character of no code is none", () => {
    fc.assert(
      fc.property(code, letter, (made, more) => {
        expect(isCode(made.slice(0, 11))).toBe(false);
        expect(isCode(made + more)).toBe(false);
        expect(isCode(made.replace(/.$/, "U"))).toBe(false);
      }),
    );
    expect(isCode("")).toBe(false);
  });

  test("is read as printed, in small letters, with spaces, and with what looks alike", () => {
    fc.assert(
      fc.property(code, (made) => {
        expect(printedCode(made)).toMatch(/^.{4}-.{4}-.{4}$/);
        expect(normalizeCode(printedCode(made))).toBe(made);
        expect(normalizeCode(` ${printedCode(made).toLowerCase().replaceAll("-", " ")} `)).toBe(made);
        expect(normalizeCode(made.replaceAll("0", "o").replaceAll("1", "l"))).toBe(made);
        expect(normalizeCode(made.replaceAll("0", "O").replaceAll("1", "I"))).toBe(made);
      }),
    );
  });

  test("takes every bit of chance: other bytes, other code", () => {
    const bytes = fc.uint8Array({ minLength: 11, maxLength: 11, max: 31 });
    fc.assert(
      fc.property(bytes, bytes, (one, other) => {
        fc.pre(one.join() !== other.join());
        expect(codeOf(one)).not.toBe(codeOf(other));
      }),
    );
  });
});

test("a channel's token is ten such characters, and never taken for a code", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: TOKEN_LENGTH, maxLength: 20 }), (random) => {
      const token = tokenOf(random);
      expect(token).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
      expect(isCode(token)).toBe(false);
    }),
  );
});
