import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maskText } from "@/lib/surveys/rules/masking";
import { MASK } from "@/lib/surveys/rules/masking-sheet";
import { cpuTimeOf } from "@/tests/support/cpu-time";

const NAMES = new Set(["张伟", "李娜", "王小明", "欧阳若兰", "高峰"]);
const NOBODY = new Set<string>();

const mask = (text: string) => maskText(text, NAMES);

describe("numbers", () => {
  test.each([
    ["电话13812345678，微信同号", "电话＊，微信同号"],
    ["手机 138 1234 5678 或 138-1234-5678", "手机 ＊ 或 ＊"],
    ["１３８１２３４５６７８，请回电", "＊，请回电"],
    ["1 3 8 1 2 3 4 5 6 7 8", "＊"],
    ["138****5678 是我的", "＊ 是我的"],
    ["座机0917-3251234", "座机＊"],
    ["一三八零零一三八零零零", "＊"],
    ["①③⑧①②③④⑤⑥⑦⑧", "＊"],
    ["身份证61030119800101123X，请查", "身份证＊，请查"],
    ["６１０３０１１９８００１０１１２３Ｘ", "＊"],
    ["老证610301800101123", "老证＊"],
    ["卡号6222 0210 0100 1234 567", "卡号＊"],
    ["护照E12345678", "护照＊"],
    ["邮箱 zhang.wei@example.com 谢谢", "邮箱 ＊ 谢谢"],
    ["ｚｗ＠example．com", "＊"],
    ["加微信 zhangwei_88 联系，QQ：12345", "加微信 ＊ 联系，QQ：＊"],
    ["我的vx号是abc-123", "我的vx号是＊"],
    ["病历号：M00123，住院号 20261", "病历号：＊，住院号 ＊"],
    ["床号23，35床，十二床，加5床，床12号", "床号＊，＊床，＊床，加＊床，床＊号"],
    ["陕C12345的车", "＊的车"],
    ["bed no. 12, MRN: A-7781", "bed no. ＊, MRN: ＊"],
    ["Call +86 138-1234-5678 or mail a.b@c.com", "Call +＊ or mail ＊"],
  ])("%s", (text, masked) => expect(mask(text)).toBe(masked));

  test.each([
    "等了两个小时，从8:30到11:30，花了1280元",
    "血压120/80，用药3天，复查了2次，共等20分钟",
    "2026年11月23日就诊，挂号费15.50元",
    "微信公众号预约很方便，微信扫码也快，支付宝也能付",
    "一床被子不够，病房有床位，起床太早",
    "打分10分，99%满意",
    "I waited 2 hours and paid 1280 yuan at 8:30-11:30.",
  ])("stays: %s", (text) => expect(mask(text)).toBe(text));
});

describe("names", () => {
  test.each([
    ["李娜打针不疼，给张伟点赞", "＊打针不疼，给＊点赞"],
    ["王 小 明很耐心", "＊很耐心"],
    ["欧阳若兰 护士细心", "＊ 护士细心"],
    ["高峰医生查房", "＊医生查房"],
    ["感谢张医生和李护士长的照顾", "感谢＊医生和＊护士长的照顾"],
    ["感谢谢医生，谢谢谢医生", "感谢＊医生，谢谢＊医生"],
    ["刘主任亲自查房，赵小刚护士换药很轻", "＊主任亲自查房，＊护士换药很轻"],
    ["欧阳娜娜护士和司马主任", "＊护士和＊主任"],
    ["高主任、石大夫、白护士、方医生都好", "＊主任、＊大夫、＊护士、＊医生都好"],
    ["保洁王阿姨、孙师傅、马先生、何女士、陈同志、吴主管", "保洁＊阿姨、＊师傅、＊先生、＊女士、＊同志、＊主管"],
    ["周教授、林院长、杨老师、Wang医生", "＊教授、＊院长、＊老师、＊医生"],
    ["护士长刘芳芳非常好，医生张建国手术做得好", "护士长＊非常好，医生＊手术做得好"],
    ["我叫赵铁柱，她叫阿依古丽", "我叫＊，她叫＊"],
    ["我是王建国的儿子，本人徐建，姓名：田野", "我是＊的儿子，本人＊，姓名：＊"],
    ["姓王的医生态度差，我姓欧阳", "姓＊的医生态度差，我姓＊"],
    ["患者李四的家属，我母亲张桂芳", "患者＊的家属，我母亲＊"],
    ["小王很热情，老李师傅修门快", "小＊很热情，老＊师傅修门快"],
    ["Dr. Wang was patient, Nurse Li explained.", "Dr. ＊ was patient, Nurse ＊ explained."],
    ["Thanks to Zhang Wei and Prof. Smith!", "Thanks to ＊ and Prof. ＊!"],
    ["my name is john and I waited", "my name is ＊ and I waited"],
  ])("%s", (text, masked) => expect(mask(text)).toBe(masked));

  // Each of them holds a surname, a title or both, and means nobody.
  test.each([
    "非常方便，高兴，周到，安静",
    "安静的环境，周到的服务，让人高兴",
    "谢谢医生护士，祝你们身体健康",
    "由于医生少，平时医生查房很认真，解释清楚",
    "我是高兴的，我是周一来的，挂的是内科",
    "我叫护士，半天没人来，我叫了三次",
    "任何医生都可以，责任护士细心，检查医生态度好",
    "白班护士温柔，夜班护士辛苦，实习护士打针疼",
    "小程序挂号方便，收费护士解释了费用清单",
    "停车难，车位不够，红包从来不收",
    "向医生反映问题，医生马上处理，和护士长沟通后解决了",
    "医院长期排队，食堂阿姨打的米饭太硬，菜汤太咸",
    "孙子陪我来，孙女给我挂号，老年人看不懂自助机",
    "医生高度负责，护士周到，医生何时来不知道",
    "高年资护士带教，年轻医生也不错，康复医生很专业",
    "工资低，夜班多，希望增加人手，科主任能听意见",
    "同事之间互相帮助，护士长关心我们，领导任务布置清楚",
    "晋升渠道不明，培训机会少，年终奖金发得晚",
    "The doctor was kind. The nurse came quickly and the director listened.",
    "Thank you all! Doctors and nurses are great.",
  ])("stays: %s", (text) => expect(maskText(text, NOBODY)).toBe(text));

  test("a common word that somebody on the register bears is masked", () => {
    expect(maskText("就诊高峰要排队", NOBODY)).toBe("就诊高峰要排队");
    expect(mask("就诊高峰要排队")).toBe("就诊＊要排队");
  });
});

const PIECES = [
  "张伟", "李娜", "医生", "护士长", "感谢", "我叫", "我是", "姓名：", "王", "欧阳", "小", "老", "的", "，", " ", "\n", "病历号", "床", "12",
  "138", "1234567", "１２", "三", "-", "@", "a.b", "wx", "QQ:", "Dr. ", "Nurse ", "Wang", "my name is ", "高兴", "*", MASK, "😀", "𠮷", "x",
  "陕C", "本人", "患者", "姓", "号", "主任",
]; // biome-ignore format: a list to read across
const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(""));

describe("whatever is written", () => {
  test("masking twice is masking once, and never makes a text longer", () => {
    fc.assert(
      fc.property(fc.oneof(texts, fc.string({ unit: "grapheme", maxLength: 300 })), (text) => {
        const masked = mask(text);
        expect(mask(masked)).toBe(masked);
        expect(masked.length).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 2000 },
    );
  });

  test("no name of the register and no seven digits in a row are left", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const masked = mask(text);
        for (const name of NAMES) expect(masked).not.toContain(name);
        expect(masked.normalize("NFKC")).not.toMatch(/\d([\s-]?\d){6}/);
      }),
      { numRuns: 2000 },
    );
  });

  test("takes time linear in its length, also when it was made to be slow", async () => {
    const made = [
      "1 ",
      "1    ",
      "a",
      "a@",
      "a.",
      "张",
      "张伟",
      "我叫",
      "我是",
      "Dr. ",
      "wang",
      "Wang ",
      "12床",
      "床",
      "wx",
      "wx:",
      "病历号",
      "一",
      "小",
      "老王",
      "医生",
      "姓",
      "(",
      "-1",
      "陕C",
      "my name is ",
    ];
    const timeOf = (text: string) => cpuTimeOf(() => maskText(text, NAMES));
    for (const piece of [...made, ...made.map((one) => `${one}x`), ...made.map((one) => `${one}，1`)]) {
      const text = piece.repeat(500 / piece.length);
      expect(Math.min(await timeOf(text), await timeOf(text), await timeOf(text)), piece).toBeLessThan(25);
      // Twenty times the length may not take hundreds of times as long.
      expect(await timeOf(piece.repeat(10_000 / piece.length)), piece).toBeLessThan(1000);
    }
  });
});
