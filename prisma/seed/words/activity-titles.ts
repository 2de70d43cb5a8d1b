import type { CultureLayer, CultureTheme } from "@/lib/core/db/generated/enums";

export type Themed = readonly [title: string, theme: CultureTheme, layer: CultureLayer];

/** Themed Party days that fit any month. */
export const THEMED_DAYS: readonly Themed[] = [
  ["重温入党誓词，晒一晒我的第一份手术记录", "red", "spiritual"],
  ["走进院史陈列室，听老党员讲建院第一年", "family", "material"],
  ["把承诺贴在床头：党员服务承诺公示", "publicGood", "institutional"],
  ["一堂病案里的廉洁课", "craft", "institutional"],
  ["从一封患者来信谈起：倾听的力量", "family", "spiritual"],
  ["革命纪念馆现场学习", "red", "material"],
  ["岗位练兵：急救技能党员先过关", "craft", "material"],
  ["国家安全与生物安全专题学习", "patriotic", "institutional"],
  ["我为患者少跑一趟出主意", "publicGood", "institutional"],
  ["青年党员读书会：医者的初心与耐心", "craft", "spiritual"],
  ["党章逐条学：党员的权利与义务", "red", "institutional"],
  ["家属开放日：把科室的忙碌讲给家人听", "family", "spiritual"],
  ["无偿献血，热血在岗", "publicGood", "material"],
  ["升国旗，讲岗位故事", "patriotic", "spiritual"],
  ["不良事件复盘：人人敢说、件件有改", "craft", "institutional"],
  ["清风进病房：拒收红包情景演练", "craft", "spiritual"],
  ["老党员带新党员：师徒结对座谈", "family", "institutional"],
  ["红色书信诵读会", "red", "spiritual"],
  ["传统医药里的家国情怀", "patriotic", "spiritual"],
  ["困难患者帮扶金使用情况通报与讨论", "publicGood", "institutional"],
  ["优化一处流程：从候诊区的十分钟说起", "publicGood", "material"],
  ["新技术新项目党员攻关汇报", "craft", "material"],
  ["我们的科训：征集与解读", "family", "institutional"],
  ["边疆医疗队归来报告会", "patriotic", "spiritual"],
  ["党员示范岗亮牌与互评", "red", "material"],
  ["夜查房体验：换位看患者的一夜", "publicGood", "spiritual"],
];

/** Themed Party days of a calendar month. */
export const SEASONAL_DAYS: Readonly<Record<number, Themed>> = {
  1: ["新春慰问：给值守一线的同事送碗热汤", "family", "material"],
  3: ["学雷锋志愿服务月：党员走进候诊区", "publicGood", "material"],
  7: ["七一主题党日：在院旗与党旗下重温誓词", "red", "spiritual"],
  8: ["医师节主题党日：写给从医第一天的自己", "craft", "spiritual"],
  10: ["国庆主题党日：岗位上的祝福", "patriotic", "spiritual"],
};

export const COMMITTEE_MEETINGS = [
  "研究本月重点任务与党员分工",
  "审议发展对象培养考察情况",
  "研究品牌领办任务阶段进度",
  "分析上月双满意数据与改进措施",
  "研究困难职工关爱帮扶安排",
  "讨论困难患者救助名单",
  "研究支部纪检工作与红包拒收登记",
  "研究党小组设置与人员调整",
  "听取领办任务责任人汇报",
  "研究与共建单位下阶段合作",
];

export const GENERAL_MEETINGS = [
  "审议支部季度工作报告",
  "讨论接收预备党员",
  "讨论预备党员转正",
  "通报党费收缴与使用情况",
  "表决年度品牌领办任务",
  "传达上级会议精神并讨论贯彻措施",
  "审议支部年度工作计划",
  "推荐先进个人并公示",
];

export const GROUP_MEETINGS = [
  "交流本月学习体会",
  "讨论党员责任床位落实情况",
  "梳理患者意见并认领整改",
  "组织生活情况自查",
  "学习新修订制度并讨论",
  "关心重点同志思想动态",
];

export const LECTURES: readonly Themed[] = [
  ["党课：制度的温度，从一张知情同意书说起", "craft", "institutional"],
  ["党课：长征路上的卫生员", "red", "spiritual"],
  ["党课：让党员身份在夜班里看得见", "red", "institutional"],
  ["党课：健康中国与我们的一平方米", "patriotic", "spiritual"],
  ["党课：守住处方里的良心", "craft", "spiritual"],
  ["党课：公益医疗的来路与去路", "publicGood", "spiritual"],
  ["党课：支部为什么建在科室", "red", "institutional"],
  ["党课：以院为家与规矩意识", "family", "institutional"],
];

/** Held by the Party committee's secretary once a year (article 16). */
export const SECRETARY_LECTURE: Themed = ["书记讲党课：把双满意写进每一天", "red", "spiritual"];

export const TRAININGS = [
  "心肺复苏与除颤规范化培训",
  "危急值识别与闭环处置培训",
  "医患沟通情景培训",
  "院感防控与手卫生培训",
  "合理用药与抗菌药物管理培训",
  "医保政策与合规诊疗培训",
  "不良事件上报与根因分析培训",
  "静脉血栓预防与评估培训",
  "病历内涵质量培训",
  "廉洁从业准则专题培训",
  "疼痛评估与管理培训",
  "信息安全与患者隐私保护培训",
];

export const PARTNER_SERVICES: readonly CultureLayer[] = ["material", "spiritual"];

export const VOLUNTEERING: readonly Themed[] = [
  ["门诊导诊志愿服务", "publicGood", "material"],
  ["世界卫生日主题义诊", "publicGood", "spiritual"],
  ["老年患者智能就医陪诊", "publicGood", "material"],
  ["出院患者上门随访", "publicGood", "spiritual"],
];

export const CULTURAL: Readonly<Record<number, Themed>> = {
  5: ["护士节：温暖瞬间分享会", "family", "spiritual"],
  9: ["科室运动会与家属同乐日", "family", "material"],
  12: ["年终故事会：这一年我们记得的病人", "craft", "spiritual"],
};

export const EXCUSES = ["值班", "手术未下台", "外出进修", "年休假", "抢救患者", "夜班后轮休", "参加学术会议", "产假"];

export const PLACES = ["支部活动室", "科室示教室", "学术报告厅", "住院楼会议室", "多功能厅"];

/** Notes of what came out of it, one list for meetings and one for the rest. */
export const MEETING_NOTES = [
  "明确了责任人与完成时限，下次会议听取进度。",
  "形成一致意见，由组织委员跟进落实。",
  "逐项讨论并记录，未决事项转下月继续研究。",
  "通报情况后充分讨论，无不同意见。",
];

export const EVENT_NOTES = [
  "现场收集意见建议，已转相关科室。",
  "参加同志结合本岗位谈了体会，支部将择优整理。",
  "活动后形成改进清单，由领办任务小组认领。",
  "现场气氛热烈，青年同志发言踊跃。",
  "按计划完成，资料已归档。",
];
