import fc from "fast-check";
import jsQR from "jsqr";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { qrSvg } from "@/components/charts/qr";
import { standaloneSvg } from "@/components/charts/standalone";
import { posterSvg } from "@/components/surveys/poster";
import { posterOf } from "@/components/surveys/poster-of";
import { renderPage } from "@/lib/core/files/png";
import { translatorOf } from "@/lib/i18n/translate";
import type { ChannelRow } from "@/lib/surveys/queries/channels";
import type { RoundDetail } from "@/lib/surveys/queries/round-detail";
import { isLocalOrigin, surveyAddress, typedAddress } from "@/lib/surveys/rules/address";
import type { Population } from "@/lib/surveys/schema";

const words = { zh: translatorOf("zh-CN"), en: translatorOf("en") };
const ROUND = { title: "2026年第四季度门诊患者满意度调查", population: "outpatient", closesOn: "2026-12-31" };
const CHANNEL = { kind: "poster", token: "3K9FQ2WXYZ", department: { id: "d", name: "心血管内科（一病区）" } };
const ORIGIN = "https://survey.example.cn";

type Given = { round?: Partial<RoundDetail>; channel?: Partial<ChannelRow>; origin?: string; hospital?: string };

function draw({ round, channel, origin = ORIGIN, hospital = "同心医院" }: Given = {}): string {
  const about = { round: { ...ROUND, ...round } as RoundDetail, channel: { ...CHANNEL, ...channel } as ChannelRow };
  return posterSvg(posterOf({ hospital, origin, ...about }, words), 595.28);
}

/** What a phone's camera reads off a drawing of this many pixels. */
async function readOff(svg: string, width: number): Promise<string | undefined> {
  const picture = sharp(await renderPage(standaloneSvg(svg), width)).ensureAlpha();
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data;
}

describe("a poster", () => {
  test.each([
    ["printed on A4", 2480],
    ["printed on A5", 1748],
    ["seen from a distance", 480],
  ])("%s has a QR code that a reader takes to the channel's address", async (_, width) => {
    expect(await readOff(draw(), width)).toBe("https://survey.example.cn/s/3K9FQ2WXYZ");
  });

  test("opens whatever address the hospital has", async () => {
    for (const origin of ["http://10.0.3.7:3000", "https://a-rather-long-name.of-the.hospital.example.com.cn:8443"]) {
      expect(await readOff(draw({ origin }), 1000)).toBe(`${origin}/s/3K9FQ2WXYZ`);
    }
  });

  test("says hospital, title, department, address and last day, each once, in Chinese and in English", () => {
    const svg = draw();
    const texts = [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
    expect(texts).toEqual(
      expect.arrayContaining([
        "同心医院",
        ROUND.title,
        "心血管内科（一病区）",
        "请您说说这次就诊",
        "Tell us about your visit",
        "survey.example.cn/s/3K9FQ2WXYZ",
        "填写截止到 2026年12月31日。 Open until 31 Dec 2026.",
      ]),
    );
    expect(new Set(texts).size).toBe(texts.length);
  });

  test.each<[Population, string]>([
    ["outpatient", "请您说说这次就诊"],
    ["inpatient", "请您说说这次住院"],
    ["staff", "请说说您的工作感受"],
  ])("of %s invites them", (population, invitation) => {
    expect(draw({ round: { population } })).toContain(invitation);
  });

  test("of the whole round says that the department is chosen afterwards", () => {
    const svg = draw({ channel: { department: null, kind: "link" } });
    expect(svg).toContain("扫码后请选择科室");
    expect(svg).not.toContain("心血管内科");
  });

  test("keeps every line on the sheet, however long the names are", () => {
    const name = fc.string({ unit: fc.constantFrom(..."门诊Wi 医院-<&'\"科1"), minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(name, name, name, (hospital, title, department) => {
        const svg = draw({ hospital, round: { title }, channel: { department: { id: "d", name: department } } });
        for (const [, size, text = ""] of svg.matchAll(/font-size="([\d.]+)"[^>]*>([^<]*)<\/text>/g)) {
          const plain = text.replace(/&\w+;|&#39;/g, "x");
          const wide = [...plain].reduce((sum, char) => sum + (char > "\u2e7f" ? 1 : 0.56), 0) * Number(size);
          expect(wide).toBeLessThanOrEqual(500);
        }
        expect(svg).not.toMatch(/<text[^>]*>[^<]*[<&](?!\/text|\w+;|#39;)/);
      }),
      { numRuns: 60 },
    );
  });

  test("bears the two arcs and no other emblem, and no picture from elsewhere", () => {
    expect(draw()).not.toMatch(/<image|<use|href=/);
    expect(draw().match(/stroke="#(a3161a|1b6078)"/g)).toHaveLength(3);
  });
});

test("a code alone is read as well, also when it is small", async () => {
  const svg = qrSvg(surveyAddress(ORIGIN, "0123456789AB"), "code").replace("<svg ", '<svg width="100" height="100" ');
  expect(await readOff(svg, 260)).toBe("https://survey.example.cn/s/0123456789AB");
});

test("an address is typed without its scheme, and one of this computer alone is known", () => {
  expect(typedAddress("http://10.0.3.7:3000/s/A")).toBe("10.0.3.7:3000/s/A");
  expect(["http://localhost:3000", "http://127.0.0.1", "http://[::1]:80"].every(isLocalOrigin)).toBe(true);
  expect(["http://10.0.3.7:3000", "https://localhost.example.cn"].some(isLocalOrigin)).toBe(false);
});
