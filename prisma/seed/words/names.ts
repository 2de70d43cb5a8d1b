/** Surnames, the more common ones more often. */
export const SURNAMES = [
  "王王王王李李李李张张张张刘刘刘陈陈陈杨杨赵赵黄周周吴吴徐孙孙马马朱胡郭郭何高高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘",
  "于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范石廖贾夏韦付方白邹孟熊秦邱江尹薛雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴",
  "莫孔向汤单解仇查",
]
  .join("")
  .split("");

const WOMEN_FIRST = "若雨思晓佳静雅梦欣慧淑婉书语清锦沐芷念舒依映".split("");
const WOMEN_LAST = "兰彤琳妍萱宁瑶晴洁薇岚蓉茵娴琪霏蕊颖棠芸".split("");
const MEN_FIRST = "明志远浩子建文宏景思嘉承立博俊泽怀启彦正守云".split("");
const MEN_LAST = "轩航川峰然恒谦毅诚朗洲霖哲昊驰昆峻桐安岳".split("");

export const GIVEN_NAMES = {
  female: pairs(WOMEN_FIRST, WOMEN_LAST),
  male: pairs(MEN_FIRST, MEN_LAST),
};

function pairs(firsts: string[], lasts: string[]): string[] {
  const both = firsts.flatMap((first) => lasts.map((last) => `${first}${last}`));
  // One in a few has a single given name, as in life.
  return [...both, ...lasts.flatMap((last) => [last, last, last])];
}
