import type { WordList } from "./fields";

/**
 * Words that people write into the first line and the cells of their files. They are data to be recognised, like the
 * words of a dictionary; what the application itself says stands in messages/.
 */
export const HEADERS: Record<string, readonly string[]> = {
  employeeNo: [
    "工号",
    "员工号",
    "职工号",
    "职工编号",
    "员工编号",
    "人员编号",
    "编号",
    "employee no",
    "employee number",
    "staff no",
    "staff number",
  ],
  name: ["姓名", "名字", "员工姓名", "党员姓名", "name", "full name"],
  sex: ["性别", "sex", "gender"],
  idNumber: [
    "身份证号",
    "身份证号码",
    "身份证",
    "公民身份号码",
    "公民身份证号",
    "证件号码",
    "id number",
    "id no",
    "national id",
    "identity number",
  ],
  birthDate: ["出生日期", "出生年月", "出生年月日", "生日", "birth date", "date of birth", "birthday"],
  phone: ["手机号", "手机号码", "手机", "联系电话", "联系方式", "电话", "移动电话", "phone", "mobile", "telephone"],
  education: ["学历", "文化程度", "最高学历", "education"],
  title: ["职称", "专业技术职称", "技术职称", "专业技术职务", "professional title", "title"],
  job: ["岗位", "工作岗位", "职务", "job", "position"],
  backbone: ["业务骨干", "骨干", "是否业务骨干", "是否骨干", "backbone", "key staff"],
  joinedOn: [
    "入职日期",
    "入院日期",
    "到院日期",
    "参加工作日期",
    "入职时间",
    "来院时间",
    "joined on",
    "date joined",
    "entry date",
  ],
  department: ["科室", "所在科室", "部门", "所在部门", "科室名称", "工作部门", "department"],
  branch: ["党支部", "所在党支部", "支部", "所在支部", "党支部名称", "支部名称", "所属党支部", "branch"],
  group: ["党小组", "所在党小组", "小组", "group"],
  since: [
    "到本支部日期",
    "到本支部的日期",
    "到本支部时间",
    "在本支部起始日",
    "在本支部起始日期",
    "转入本支部日期",
    "in this branch since",
    "in branch since",
  ],
  stage: ["发展阶段", "阶段", "人员类别", "党员类别", "政治面貌", "党员身份", "stage"],
  appliedOn: [
    "申请入党日期",
    "递交申请书日期",
    "递交入党申请书日期",
    "申请日期",
    "申请入党时间",
    "applied on",
    "application date",
  ],
  activistOn: [
    "确定积极分子日期",
    "列为积极分子日期",
    "积极分子日期",
    "确定为积极分子时间",
    "activist since",
    "activist on",
  ],
  candidateOn: [
    "确定发展对象日期",
    "列为发展对象日期",
    "发展对象日期",
    "确定为发展对象时间",
    "candidate since",
    "candidate on",
  ],
  probationaryOn: [
    "入党日期",
    "入党时间",
    "加入党组织日期",
    "成为预备党员日期",
    "预备党员日期",
    "probationary since",
    "probationary on",
    "joined the party on",
  ],
  fullOn: ["转正日期", "转正时间", "转为正式党员日期", "转为正式党员的日期", "full member since", "full on"],
  departmentName: ["科室名称", "科室", "部门名称", "部门", "名称", "department", "department name", "name"],
  departmentKind: ["科室类别", "类别", "科室类型", "类型", "性质", "kind", "type", "category"],
  parentDepartment: ["上级科室", "上级部门", "隶属科室", "parent", "parent department"],
  headcount: ["人数", "科室人数", "编制人数", "编制", "headcount"],
  beds: ["床位", "床位数", "开放床位", "beds"],
  openedOn: ["成立日期", "开科日期", "设立日期", "成立时间", "opened on", "opened"],
  branchName: ["党支部名称", "支部名称", "党支部", "支部", "名称", "branch", "branch name", "name"],
  branchKind: ["支部类型", "类型", "类别", "kind", "type"],
  foundedOn: ["成立日期", "成立时间", "founded on", "founded"],
  generalBranch: ["所属党总支", "党总支", "上级党组织", "上级党总支", "general branch", "parent"],
  departments: ["所在科室", "配对科室", "科室", "覆盖科室", "departments", "paired departments"],
  groups: ["党小组", "下设党小组", "党小组名称", "groups"],
  keyBranch: ["重点支部", "是否重点支部", "key branch", "key"],
  duesStatus: ["缴费类别", "交费类别", "收入类别", "类别", "状态", "status", "dues status"],
  wage: [
    "工资",
    "税后工资",
    "缴费基数",
    "交费基数",
    "党费基数",
    "工资收入",
    "月工资",
    "wage",
    "wage after tax",
    "base",
  ],
  population: ["人群", "调查人群", "调查对象", "对象", "population"],
  month: ["月份", "年月", "统计月份", "调查月份", "month"],
  value: ["数值", "得分", "分值", "满意度得分", "满意度", "结果", "value", "score"],
  n: ["样本量 n", "样本量", "样本数", "有效答卷数", "有效答卷", "份数", "n", "answers", "sample size"],
  formula: ["公式", "计算公式", "计算方法", "算法", "formula"],
  source: ["来源", "数据来源", "source"],
  method: ["方式", "取得方式", "调查方式", "采集方式", "method"],
  fromMonth: ["起始月份", "开始月份", "起缴月份", "执行月份", "自何月起", "from month", "month"],
};

/** What a cell of a word list may say, by the word it stands for. */
export const WORDS: Record<WordList, Record<string, readonly string[]>> = {
  sex: { male: ["男", "男性", "m", "male"], female: ["女", "女性", "f", "female"] },
  education: {
    secondary: ["高中", "中专", "高中及以下", "中职", "技校", "初中", "中专及以下", "secondary"],
    vocational: ["大专", "专科", "大学专科", "高职", "vocational", "college"],
    bachelor: ["本科", "大学", "大学本科", "学士", "bachelor"],
    master: ["硕士", "硕士研究生", "研究生", "master"],
    doctor: ["博士", "博士研究生", "doctor", "phd"],
  },
  stage: {
    applicant: ["入党申请人", "申请人", "applicant"],
    activist: ["入党积极分子", "积极分子", "activist"],
    candidate: ["发展对象", "candidate"],
    probationary: ["预备党员", "中共预备党员", "probationary", "probationary member"],
    full: ["正式党员", "党员", "中共党员", "正式", "full", "full member"],
  },
  departmentKind: {
    clinical: ["临床", "临床科室", "clinical"],
    medicalTechnology: ["医技", "医技科室", "medical technology"],
    administrative: ["行政", "行政科室", "职能", "职能科室", "行政职能", "administrative"],
    logistics: ["后勤", "后勤科室", "logistics"],
  },
  branchKind: {
    branch: ["党支部", "支部", "branch"],
    jointBranch: ["联合党支部", "联合支部", "joint branch"],
    generalBranch: ["党总支", "总支", "总支部", "general branch"],
  },
  duesStatus: {
    working: ["在职", "在岗", "working"],
    retired: ["退休", "离退休", "离休", "retired"],
    flat: ["定额", "无固定收入", "flat", "no fixed income"],
    exempt: ["免缴", "免交", "exempt"],
  },
  population: {
    outpatient: ["门诊患者", "门诊", "门诊病人", "outpatients", "outpatient"],
    inpatient: ["住院患者", "住院", "住院病人", "出院患者", "inpatients", "inpatient"],
    staff: ["员工", "职工", "医务人员", "staff"],
  },
  formula: {
    linear: ["线性得分", "线性", "linear score", "linear"],
    ratio: ["比例得分", "比例", "ratio score", "ratio"],
    topBox: ["最满意率", "非常满意率", "top-box rate", "top box", "topbox"],
    satisfiedRate: ["满意率", "satisfied rate", "satisfiedrate"],
  },
  method: {
    nationalPlatform: ["国家平台", "国家满意度平台", "国家满意度调查平台", "national platform", "nationalplatform"],
    paper: ["纸质问卷", "纸质", "paper questionnaire", "paper"],
    phone: ["电话回访", "电话", "phone calls", "phone"],
    agency: ["第三方机构", "第三方", "agency", "third party"],
    other: ["其他", "其它", "other"],
  },
};

export const FLAGS: Record<"true" | "false", readonly string[]> = {
  true: ["是", "有", "√", "✓", "对", "y", "yes", "true", "1"],
  false: ["否", "无", "不是", "×", "n", "no", "false", "0"],
};

/** What a cell says where no department is meant but all of them. */
export const WHOLE_HOSPITAL: readonly string[] = ["全院", "医院", "全院合计", "whole hospital", "hospital"];

/** Between the names of a list. */
export const LIST_SEPARATOR = /[、，,;；/\n]/;
/** Between the parts of a minority name, and what else is typed for it. */
export const NAME_DOTS = /[·•・‧∙⋅．.]/g;
