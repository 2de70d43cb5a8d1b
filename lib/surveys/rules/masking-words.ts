/**
 * What the masking of comments knows of Chinese and English names. Words that are hardly ever meant as a name (向, 和,
 * 明, 时 …) are left out of the surnames: somebody on the hospital's register is found by the whole name anyway.
 */
export const SURNAMES: ReadonlySet<string> = new Set(
  [
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧肖程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛",
    "叶阎闫余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔",
    "贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂焦柳邢岳齐梅莫庄辛涂谷祁舒耿牟卜路詹",
    "关苗凌费纪靳盛童欧甄项曲游裴卫查屈鲍覃霍翁隋植甘景单柏柯阮桂闵解柴冉辜饶刁瞿戚丘古米池滕晋苑邬臧",
    "苟褚简娄符奚穆郎邸冀姬屠郜晏栾蒙喻揭窦敖糜鄢冷卓仇艾蓝练仲虞卞竺冼佟栗匡巫鞠荆谌岑胥蔺宁房边管党",
  ].join(""),
);

/** Surnames that stand for a name even without a title beside them. */
export const STRONG_SURNAMES: ReadonlySet<string> = new Set(
  [
    "王李张刘陈杨赵黄吴徐孙胡朱郭林罗梁宋郑韩唐冯董曹袁邓沈曾彭吕苏卢蒋蔡贾魏薛阎闫潘杜戴汪姜姚谭廖邹熊",
    "郝崔邱秦侯邵孟尹黎龚樊翟倪葛韦聂邢",
  ].join(""),
);

export const COMPOUND_SURNAMES: ReadonlySet<string> = new Set(
  "欧阳 上官 司马 诸葛 司徒 夏侯 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 端木 东方 南宫 独孤 呼延 轩辕 百里 闻人 澹台".split(
    " ",
  ),
);

/** Never part of a given name after a surname: they belong to the sentence. */
export const NOT_IN_NAMES: ReadonlySet<string> = new Set(
  "的了是在很都也就不没对着过们这那个位名我你您他她它给跟让被把到从吗呢吧啊呀哦嘛医护院科室病患诊说叫来去和与及",
);

/** Titles before which a surname gives somebody away; the longest that fits is taken. */
export const TITLES: readonly string[] = [
  "副主任医师 主任医师 主治医师 住院医师 副主任护师 主任护师 主管护师 主治医生 住院医生 责任护士 值班医生 值班护士",
  "副主任 副院长 副书记 副科长 副处长 副部长 副教授 护士长 总护士 实习生 规培生 研究生 麻醉师 治疗师 康复师 营养师",
  "医生 大夫 医师 护士 护师 护工 护理 主任 主管 主治 教授 院长 书记 科长 处长 部长 组长 队长 站长 班长 经理 老师 师傅",
  "专家 博士 助理 技师 药师 保安 保洁 导医 导诊 司机 同志 先生 女士 小姐 同学 阿姨 姐姐 哥哥 大姐 大哥 大妈 大爷 大娘",
  "大叔 大婶 叔叔 伯伯 婶婶 奶奶 爷爷 婆婆 姥姥 姥爷 老人 老太太 老太 姑娘 小伙 妹妹 弟弟 姐 哥 叔 婶 嫂 姨",
].flatMap((line) => line.split(" "));

/** After these words a name with a strong surname is one, even without a title. */
export const PEOPLE: readonly string[] = [
  "患者 病人 家属 病号 产妇 父亲 母亲 爸爸 妈妈 老爸 老妈 爱人 老公 老婆 妻子 丈夫 儿子 女儿 孩子 宝宝 岳父 岳母 公公",
  "婆婆 爷爷 奶奶 外公 外婆 联系人 投诉人 陪护人 陪护",
].flatMap((line) => line.split(" "));

/** Whoever says so tells a name next. */
export const INTRODUCTIONS: readonly string[] = [
  "我的名字叫 我的名字是 我名字叫 我名叫 我叫 本人叫 名字叫 名字是 姓名是 姓名为 姓名叫 名叫 他叫 她叫 姓名: 名字: 署名:",
].flatMap((line) => line.split(" "));

/** These tell a name only when one stands there and nothing else follows, or the surname is a strong one. */
export const SELVES: readonly string[] = ["我就是", "我是", "本人是", "本人", "落款", "此致"];

export const FAMILY_NAME = "姓";

/** Little Wang, old Li. */
export const FAMILIAR = "小老阿";
/** …but grandsons and granddaughters are nobody's name. */
export const GRANDCHILDREN = "子女";

/** What numbers stand behind: records, beds, cards. */
export const NUMBERED: readonly string[] = [
  "病历号 病案号 病例号 住院号 门诊号 就诊卡号 就诊号 诊疗卡号 登记号 床位号 病床号 床号 医保卡号 医保号 社保卡号 社保号 身份证号 身份证",
  "银行卡号 银行卡 卡号 工号 护照号 护照 军官证号 发票号 订单号 流水号 检查号 条码号 条形码 房间号 房号",
].flatMap((line) => line.split(" "));

/** Accounts by which somebody can be reached. */
export const ACCOUNTS: readonly string[] = [
  "微信 威信 薇信 v信 wechat weixin wx vx qq 扣扣 企鹅 抖音 快手 支付宝 微博 小红书 telegram whatsapp line",
].flatMap((line) => line.split(" "));

export const ACCOUNT_NUMBERS: readonly string[] = ["号码", "账号", "帐号", "号", "群号", "群", "id"];
/** What may stand between such a word and its number. */
export const FILLERS = "是为加码";

export const PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
export const CHINESE_DIGITS = "零〇一二三四五六七八九幺";
export const CHINESE_NUMERALS = `${CHINESE_DIGITS}十百`;
export const BED = "床";
export const SICK = "病";
export const NUMBER = "号";
/** An extra bed. */
export const EXTRA = "加";
/** A bed that is none: quilts, sheets, "hard to get", places. */
export const NO_BED = "被棉褥毯单垫难位";

/**
 * Common words in which a surname is none, and words that often follow a name and are not part of it. Read from the
 * left, the longest first.
 */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  [
    // 方 高 周 安 任 何 谢
    "方便 不方便 方法 方式 方面 方向 方案 方言 地方 对方 双方 各方 医方 院方 警方 配方 处方 药方 官方 多方 前方 后方 上方 下方 立方 平方 比方 东方 西方 南方 北方",
    "提高 高兴 高高兴兴 高峰 高峰期 高效 高度 高水平 高质量 高血压 高血脂 高血糖 高级 崇高 高端 高速 高铁 高明 高超 高尚 高大 高烧 高热 高龄 高中 高温 高压 高低 高冷 高傲 高年资 高危 高档 高价 高额 高额头 高素质 高标准 高要求 高考 高手 高干 身高 升高 偏高 过高 太高 很高 较高 最高 更高 挺高 真高 不高 水平高 技术高 超高 极高 医术高",
    "周到 周一 周二 周三 周四 周五 周六 周日 周末 周围 周期 周边 周全 周密 周转 周岁 一周 两周 三周 四周 上周 下周 本周 每周 几周 半周 围周 周天 周详",
    "安静 安排 安全 安心 安慰 安装 安抚 安宁 安稳 安检 安置 安康 安徽 安逸 安危 平安 不安 保安 治安 西安 延安 晚安 早安 公安 心安 安安静静",
    "任何 任务 任意 任凭 任由 任职 任性 责任 责任心 责任感 主任 信任 担任 放任 胜任 上任 前任 现任 委任 任劳任怨",
    "如何 何时 为何 何况 何必 何处 何等 何种 几何 无论如何",
    "感谢 谢谢 多谢 致谢 答谢 谢意 谢绝 感恩 非常感谢 十分感谢 衷心感谢 再次感谢 谢谢你 谢谢您",
    // 于 许 常 曾 马 张
    "由于 对于 关于 至于 终于 属于 等于 位于 善于 在于 大于 小于 用于 急于 便于 利于 高于 低于 处于 过于 勇于 敢于 乐于 出于 鉴于 基于 于是 限于 来自于 忙于",
    "许多 也许 允许 或许 许久 准许 许可 许诺 不许 兴许 少许 赞许 期许 默许 特许",
    "经常 非常 常常 正常 平常 日常 异常 时常 常规 常见 常用 常识 常年 常态 通常 照常 反常 失常 常备 常温 家常",
    "曾经 不曾 未曾 何曾",
    "马上 马虎 马马虎虎 马路 马桶 立马 人马 马来西亚 马甲 斑马 马达",
    "紧张 张贴 开张 一张 两张 几张 三张 慌张 夸张 主张 扩张 张口 张嘴 嘴张 纸张 每张 这张 那张 张罗 张望 多张 四张",
    // 王 李 陈 杨 黄 孙 胡 林 罗 郑 宋 史 丁
    "行李 陈旧 陈述 陈列 陈仓 黄色 发黄 蛋黄 黄疸 黄牛 黄金 黄河 枯黄 黄体 黄斑 大黄 孙子 孙女 子孙 外孙 外孙女 孙儿 爷孙 祖孙",
    "胡乱 胡说 胡子 胡言 胡闹 二胡 胡同 胡思乱想 胡椒 园林 森林 林立 树林 罗列 罗嗦 啰嗦 罗汉 郑重 郑州 徐徐 徐州 病史 历史 史上 史无前例 园丁 一丁点 人丁",
    // 文 石 白 金 江 康 毛 钱 时间
    "文明 文化 文件 文字 文章 文凭 文员 文书 语文 中文 英文 人文 作文 天文 条文 斯文 原文 公文 论文 文静",
    "结石 石膏 肾结石 胆结石 石头 石家庄 化石 白天 明白 苍白 白大褂 白衣天使 白衣 空白 白色 白班 白血病 白细胞 白内障 白跑 白等 白费 白白 蛋白 清白 洁白 雪白 白癜风 白带 白癫风 坦白 表白 白眼 白求恩 白开水 白粥",
    "资金 现金 金额 押金 奖金 基金 佣金 金牌 金子 金钱 金华 金台 金属 合金 美金 黄金 租金 退休金 公积金 金黄 金银",
    "长江 江苏 江西 江湖 健康 康复 康复科 安康 小康 康健 毛病 毛巾 羽毛 汗毛 毛孔 毛毯 毛衣 眉毛 皮毛 毛发 毛刺 毛手毛脚",
    "花钱 交钱 收钱 价钱 省钱 掏钱 付钱 退钱 钱包 有钱 没钱 要钱 多少钱 赚钱 挣钱 金钱 缺钱 出钱 拿钱 用钱 零钱 骗钱 给钱 要钱 还钱 送钱 浪费钱 乱花钱 钱财",
    // 万 易 严 温 路 余 段 钟 程 范 夏 章 单 查 解 施 顾 关
    "万一 百万 千万 万分 几万 十万 一万 两万 上万 万事 万万 亿万 成千上万 千家万户 万家",
    "容易 轻易 不易 简易 易懂 交易 平易近人 平易 贸易 易于 易怒 易发",
    "严重 严格 严谨 严肃 庄严 尊严 严密 严厉 严禁 严寒 严峻 威严 严实 从严 严守 严加",
    "体温 温柔 温暖 温馨 温度 高温 低温 保温 温和 温水 温州 温情 温饱 温差 室温 恒温 测温 量体温 温文尔雅 温声细语",
    "一路 马路 路上 道路 公路 线路 走路 迷路 路过 指路 带路 引路 路线 路口 路标 路程 路途 路边 思路 电路 网路 绕路 问路 弯路 认路 铁路 路费 出路",
    "其余 业余 多余 剩余 十余 余地 余额 残余 年余 余年 百余 富余",
    "一段 阶段 手段 时段 段时间 这段 那段 片段 分段 上段 中段 下段 路段",
    "分钟 点钟 钟头 十分钟 一分钟 几分钟 两分钟 半分钟 秒钟 时钟 闹钟 钟爱 钟表",
    "过程 程序 小程序 流程 工程 课程 程度 全程 疗程 行程 进程 日程 里程 章程 规程 工程师 教程 路程 程式 历程",
    "规范 示范 防范 范围 模范 师范 典范 范例 夏天 夏季 华夏 初夏 炎夏 盛夏 夏日 武汉 武功 武器 武装 威武",
    "盖章 违章 文章 规章 印章 章程 图章 公章 乱章 简单 单位 单独 账单 清单 单子 病单 单纯 化验单 检查单 单人 床单 处方单 缴费单 订单 单间 单据 报告单 名单 菜单 单一 传单 孤单 挂号单 单号 单次 单项",
    "检查 查房 查看 复查 核查 巡查 抽查 查询 查体 查验 查出 查找 查到 查血 调查 审查 筛查 排查 彩超检查 体检 查明 查清 普查 查对 查一查 督查",
    "了解 理解 解释 解决 解答 缓解 讲解 解除 误解 解放 解读 解说 不解 谅解 分解 解剖 化解 解压 解手 解开 解散 一知半解 排忧解难 溶解 和解",
    "措施 设施 实施 施行 施工 施救 施治 照顾 顾客 顾虑 不顾 回顾 兼顾 顾及 顾问 顾不上 光顾 顾忌 眷顾",
    "关心 关系 有关 关于 相关 关注 无关 关怀 机关 关键 开关 关节 关门 关爱 关切 关机 关上 关闭 把关 难关 没关系 关照 海关 关头 关联 关窗 关灯",
    // 项 童 齐 盛 费 纪 卫 卓 舒 季 苗 游 尤 毕 申 宁 辛 付 符
    "项目 事项 各项 一项 多项 两项 几项 每项 三项 这项 那项 单项 儿童 童年 整齐 齐全 一齐 齐心 对齐 盛情 茂盛 旺盛 丰盛 盛行",
    "费用 收费 缴费 免费 药费 浪费 费心 费时 费力 费劲 自费 公费 消费 挂号费 住院费 检查费 医药费 治疗费 材料费 停车费 护理费 药品费 床位费 手术费 诊疗费 医疗费 学费 话费 车费 经费 小费 花费 收费员 收费处 收费窗口 费神 运费 伙食费 乱收费 多收费 付费 退费 误工费",
    "年纪 纪律 世纪 纪委 纪念 经纪 风纪 纪检 军纪 违纪 卫生 保卫 卫生间 卫生员 卫健委 保卫科 防卫 捍卫 卓越 卓著 舒服 舒适 舒心 舒畅 舒缓 舒坦 舒张",
    "季节 换季 四季 季度 淡季 旺季 春季 秋季 冬季 雨季 疫苗 苗头 禾苗 苗条 旅游 游客 游泳 游戏 上游 下游 尤其 尤为 毕竟 完毕 毕业 毕恭毕敬 申请 申报 申诉 重申 申领",
    "安宁 宁静 宁愿 宁夏 宁可 辛苦 艰辛 辛勤 辛酸 辛劳 辛辛苦苦 支付 付款 付费 应付 对付 付出 缴付 垫付 预付 付了 交付 付账 托付 符合 不符 相符 符号 音符",
    // 石 孔 牛 陶 乔 武 兰 陆 汤 田 龙 雷 池 古 米 房 边 管 党 冷 景 简 曲 路
    "面孔 穿孔 孔子 牛奶 吹牛 牛皮 黄牛 牛肉 陶醉 陶瓷 熏陶 乔装 兰州 兰花 大陆 陆续 陆军 登陆 汤药 中药汤 鸡汤 喝汤 面汤 汤汁 菜汤 田地 种田 水龙头 恐龙 龙头 打雷 雷锋 雷同 雷达",
    "电池 水池 池子 古老 古板 考古 古怪 复古 小米 玉米 厘米 毫米 米饭 大米 几米 一米 米粥 平米 病房 查房 房间 药房 厨房 房屋 产房 房子 住房 乳房 心房 楼房 房颤 开房 单间病房 多人房 单人房 双人房",
    "旁边 身边 一边 边上 这边 那边 两边 外边 里边 后边 前边 左边 右边 周边 床边 边界 边缘 路边 窗边 手边 东边 西边 管理 管床 主管 不管 尽管 血管 管用 管子 尿管 导管 食管 气管 只管 插管 拔管 保管 监管 引流管 没人管 没管 多管 管家 托管 管道 管好 管事",
    "党员 党委 党支部 党建 共产党 党组织 入党 党性 党中央 党务 冷漠 冷淡 冰冷 寒冷 冷静 冷冰冰 很冷 太冷 天冷 冷水 冷气 冷门 冷天 好冷 冷脸 怕冷 情景 风景 背景 景象 前景 场景 简直 简化 简洁 简明 精简 简短 简便 简要 歌曲 弯曲 扭曲 曲折 戏曲",
    // 苏 徐 秦 洪 鲁 施 赖 贺 常 岳 梅 庄 侯 顾 卜 谷 植 甘 桂 古 练 仲 穆 柏 解 万 申
    "苏醒 苏州 小苏打 复苏 西秦 秦岭 秦腔 秦川 洪水 洪亮 粗鲁 鲁莽 依赖 信赖 无赖 耍赖 赖以 抵赖 祝贺 贺卡 恭贺 岳父 岳母 山岳 梅花 庄重 庄严 村庄 端庄 时侯 问侯 气侯 萝卜 稻谷 谷物 种植 植物 移植 植入 甘愿 甘心 甘甜 桂花 桂林 熟练 训练 练习 锻炼 磨练 老练 干练 教练 仲裁 松柏",
    "叶子 树叶 茶叶 小叶增生 肺叶 叶酸 杜绝 佩戴 穿戴 戴口罩 爱戴 戴着 没戴 不戴 颜色 颜面 笑颜 容颜 年轻 童心 队伍 落伍 入伍 退伍 殷勤 殷切 焦急 焦虑 焦躁 心焦 聚焦 焦点 焦心 常态 柳树 欧洲 艾灸 艾滋 蓝色 蓝天 仇人 仇恨 报仇 闵行 符合 古今 屈服 委屈 不屈 霍乱 渔翁 单单 单车 柴米 栗子 冉冉 冀望 蒙骗 蒙混 启蒙 内蒙 莫名 莫非 莫大 切莫 贾汪 魏晋 武断 殷实",
    "唐突 荒唐 唐都 赵公 曹操 吕氏 沈阳 袁家 梁山 桥梁 脊梁 鼻梁 栋梁 吴堡 韩国 唐山 彭州 程控 薛定 邹平 董事 董事长 古董 潘家 秦皇 孟子 尹家 葛根 瓜葛 纠葛 邢台 聂氏 倪氏 崔家 朱砂 朱红 郭家 城郭 刘海 冯氏 杨梅 杨树 白杨 胡萝卜 林业 罗网 网罗 收罗 包罗 张狂 扬长 紧张感 王牌 王国 女王 国王 吕梁 汪汪 姜汤 生姜 姜片 谭家 熊猫 狗熊 熊熊 郝家",
    // what follows names
    "特别 态度 服务 技术 耐心 细心 热情 认真 负责 亲切 和蔼 和气 医术 精湛 专业 十分 真的 真心 真是 太好 非常好 很好 每天 今天 昨天 明天 前天 当天 上午 下午 早上 晚上 中午 夜里 半夜 为人 工作 帮助 帮忙 一直 总是 已经 现在 刚才 告诉 主动 及时 为了 为我 为大家 因为 所以 但是 而且 还有 还是 不但 虽然 如果 可以 能够 应该 需要 希望 建议 表扬 点赞 投诉 反映 反应 住院 门诊 手术 治疗 复诊 看病 看诊 就诊 接诊 出诊 挂号 排队 缴纳 取药 打针 抽血 输液 换药 家属 患者 病人 大家 同样 尤其是 仍然 以及 同时 一起 一样 一个 一位 一名 几个 几次 两次 第一 第二 最后 当时 平时 有时 小时 时候 有点 有些 有人 没有 自己 家里 父亲 母亲 先后 连续 立刻 立即 笑容 微笑 脸上 语气 说话 讲话 回答 交流 沟通 鼓励 心里 水平 能力 经验 丰富 优秀 敬业 值得 收到 送来 送去 出院 入院 转院 转科 急诊 东西 情况 问题 有事 有问题 大夫 老师",
    "实习 见习 学习 习惯 地铁 汽车 停车 自觉 自行 金贵 晋升 晋级 舒筋 冷热 项链 游走 石油 盛开 开会 宁鸡 太太 何止 何苦 何尝 何方 段落 康乃馨 文艺 文体 万能 易感 黎明 常住 常来 常去 常说 常客 高新 高新区 高楼 高层 江山 安家 安享 安放 安好 安装费 石阶 钱款 关中 严惩 温热 温开水 周五下午 周转房 任教 任期 方可 方圆 方知 于此 许愿",
  ].flatMap((line) => line.split(" ")),
);

/** Titles before a name in English. After those of the second list a small word is none. */
export const ENGLISH_ADDRESSES: readonly string[] = ["dr", "prof", "professor", "mr", "mrs", "ms", "mister", "miss"];
export const ENGLISH_POSTS: readonly string[] = ["doctor", "nurse", "director", "sister", "matron", "aunt", "uncle"];
export const ENGLISH_INTRODUCTIONS: readonly string[] = [
  "my name is",
  "my name's",
  "my name was",
  "i am called",
  "i'm called",
  "name:",
];

/** Small words that are no names after a title or an introduction. */
export const ENGLISH_SMALL_WORDS: ReadonlySet<string> = new Set(
  [
    "a an and are as at be been but by came can could did do does for from gave had has have he her him his how i if in is",
    "it its kept me my no nor not of on or our said says she should so some that the their them then there they this to told",
    "took us very was we were what when where which who will with would you your on station stations desk room rooms care",
    "call office team teams staff who's really always never also again before after during",
  ].flatMap((line) => line.split(" ")),
);

/** Surnames in pinyin that are no English words. */
export const PINYIN_SURNAMES: readonly string[] = [
  "wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin guo luo liang zheng xie han tang feng dong xiao",
  "cheng cao yuan deng fu shen zeng peng lv lyu jiang cai jia ding wei xue ye yan yu du dai xia zhong tian ren fan fang shi",
  "yao tan liao zou xiong jin lu hao kong bai cui kang mao qiu qin gu hou shao meng wan duan lei qian yin niu",
  "ouyang zhuge situ shangguan",
].flatMap((line) => line.split(" "));
