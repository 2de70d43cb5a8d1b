import { monthOf } from "@/lib/core/period";
import { DEMO_ACCOUNTS } from "./accounts";
import { buildActivities, type Held } from "./activities";
import { type Admissions, buildAdmissions } from "./admission";
import { buildBrandContent } from "./brand-content";
import { buildBrandLogos } from "./brand-logos";
import { type BrandPlan, buildBrands } from "./brands";
import { buildCare } from "./care";
import { itemAt } from "./chance";
import { buildDues } from "./dues";
import { buildFollowUps } from "./follow-ups";
import { buildImprovements } from "./improvements";
import { buildLives, type Lives } from "./lives";
import { buildMembership } from "./membership";
import { withNudges } from "./nudges";
import {
  buildBranches,
  buildDepartmentPairings,
  buildDepartments,
  buildHolidays,
  buildHospital,
  buildMergedDepartments,
  buildRules,
} from "./organisation";
import { buildPartnerPairings, buildPartners } from "./partners";
import { buildPeople } from "./people";
import { buildMoves, buildPersonal } from "./personal";
import { buildPlans, buildProgress, withLeadTask } from "./plans";
import { buildBranchPosts, buildBranchTerms, buildGroupLeaders, buildHospitalPosts, buildTerms } from "./posts";
import { type Sources, sourceKey } from "./report-snapshot";
import { buildReports, linesOf, type ReportRows } from "./reports";
import type { RowOf, TableName } from "./rows";
import { buildFigures } from "./satisfaction";
import { planSurveys, type SurveyPlan, surveyRows } from "./surveys";
import { allAccounts, buildRoles, buildUsers } from "./users";
import type { BranchPlan, DepartmentPlan, MemberPlan, Person, Term, World } from "./world";

/** Rows by table, in an order in which every reference finds its row. */
export type Rows = { [Table in TableName]?: RowOf<Table>[] };

/** The whole demo hospital as rows; the same for the same day. */
export async function buildDemo(world: World): Promise<Rows> {
  const departments = buildDepartments(world);
  const branches = buildBranches(world, departments);
  const merged = buildMergedDepartments(world);
  const people = buildPeople(world, departments);
  const members = buildMembership(world, branches, people);
  const admissions = buildAdmissions(world, members);
  const terms = branches.map((branch) => buildTerms(world, branch, members));
  const pairings = buildDepartmentPairings(world, branches);
  const posts = buildHospitalPosts(world, people, members);
  const branchPosts = branches.flatMap((branch, index) => postsIn(world, branch, itemAt(terms, index), members));
  const lives = buildLives(world, branches, { people, members, posts: [...branchPosts, ...posts] });
  const dues = buildDues(world, branches, [...members, ...lives.gone], lives.memberships);
  const lecturer = lecturerOf(people, posts);
  const held = branches.flatMap((branch, index) =>
    buildActivities(world, branch, { members, terms: itemAt(terms, index), lecturer, pairings }),
  );
  const figures = buildFigures(world, departments);
  const surveys = planSurveys(world, departments);
  const brands = buildBrands(world);
  const leaders = new Map(
    branches.map(({ words }, index) => [words.name, itemAt(itemAt(itemAt(terms, index), 0).members, 0).person]),
  );
  const accounts = allAccounts(leaders);
  const sources = { ...sourcesOf(held, figures), pairings, ...namesOf(departments, branches) };
  const authors = {
    secretaries: new Map([...leaders].map(([branch, { row }]) => [branch, row.name])),
    reviewer: itemAt(DEMO_ACCOUNTS, 0).name,
  };
  const filed = reportRows(linesOf(brands).map((line) => buildReports(world, line, sources, authors)));
  const signers = { secretaries: authors.secretaries, committee: lecturer, office: authors.reviewer };
  const plans = buildPlans(world, brands, signers);
  const care = careRows(world, departments, surveys);
  return {
    Hospital: [buildHospital(world)],
    ...lawRows(world),
    Department: [...departments.map(({ row }) => row), ...merged.departments],
    DepartmentSuccession: merged.successions,
    Branch: branches.map(({ row }) => row),
    DepartmentPairing: pairings,
    BranchTerm: branches.flatMap((branch, index) => buildBranchTerms(world, branch, itemAt(terms, index))),
    Group: branches.flatMap(({ groups }) => groups),
    Staff: people.map(({ row }) => row),
    Appointment: [...branchPosts, ...posts],
    ...registerRows(world, departments, people, [...members, ...lives.gone]),
    Member: [...members, ...lives.gone].map(({ row }) => row),
    ...pathRows(lives, admissions),
    ...duesRows(dues),
    User: await buildUsers(world, accounts, people),
    RoleAssignment: buildRoles(world, accounts),
    Partner: buildPartners(world),
    PartnerPairing: buildPartnerPairings(world),
    ...activityRows(held),
    ...withNudges(world, plans, signers),
    ...(await brandRows(world, brands)),
    SatisfactionFigure: figures,
    ...surveyRows(world, surveys),
    ...care,
    ...filed,
    FollowUp: buildFollowUps(world, { ...filed, ...care }, authors),
    PlanProgress: buildProgress(world, brands, { plans, reports: filed.MonthlyReport }, signers),
  };
}

async function brandRows(world: World, brands: BrandPlan[]) {
  return {
    Brand: brands.map((brand) => withLeadTask(world, brand)),
    BrandLogo: await buildBrandLogos(world),
    ...buildBrandContent(world, brands),
  };
}

function reportRows(reports: ReportRows[]) {
  return {
    MonthlyReport: reports.flatMap((one) => one.reports),
    ReportVersion: reports.flatMap(({ versions }) => versions),
    ReportStep: reports.flatMap(({ steps }) => steps),
    ReviewEvent: reports.flatMap(({ events }) => events),
    ReportLateNote: reports.flatMap(({ lateNotes }) => lateNotes),
  };
}

function postsIn(world: World, branch: BranchPlan, terms: Term[], members: MemberPlan[]): RowOf<"Appointment">[] {
  return [...buildBranchPosts(world, branch, terms), ...buildGroupLeaders(world, branch, terms, members)];
}

function registerRows(world: World, departments: DepartmentPlan[], people: Person[], members: MemberPlan[]) {
  return {
    PersonalData: buildPersonal(world, people, members),
    StaffMove: buildMoves(world, departments, people),
  };
}

function namesOf(departments: DepartmentPlan[], branches: BranchPlan[]) {
  return {
    departmentNames: new Map(departments.map(({ row }) => [row.id, row.name])),
    branchNames: new Map(branches.map(({ row }) => [row.id, row.name])),
  };
}

function sourcesOf(held: Held[], figures: RowOf<"SatisfactionFigure">[]): Pick<Sources, "heldBy" | "figures"> {
  return {
    heldBy: grouped(
      held.filter(({ draft }) => !draft.cancelled),
      ({ row }) => sourceKey(row.branchId, monthOf(row.heldOn)),
    ),
    figures: grouped(figures, ({ departmentId, month }) => sourceKey(departmentId ?? "", month)),
  };
}

function lawRows(world: World): Pick<Rows, "RegulationRule" | "PublicHoliday"> {
  return { RegulationRule: buildRules(world), PublicHoliday: buildHolidays(world) };
}

/** Where everybody has been, and how they came into the Party. */
function pathRows(lives: Lives, admissions: Admissions) {
  return {
    BranchMembership: lives.memberships,
    MemberEvent: [...lives.events, ...admissions.events],
    Introducer: [...lives.introducers, ...admissions.introducers],
    AdmissionMaterial: admissions.materials,
  };
}

/** What is done about weak figures, and for the staff. */
function careRows(world: World, departments: DepartmentPlan[], surveys: SurveyPlan) {
  return { Improvement: buildImprovements(world, surveys), CareAction: buildCare(world, departments) };
}

function duesRows({ bases, payments }: ReturnType<typeof buildDues>) {
  return { DuesBase: bases, DuesPayment: payments };
}

/** The secretary of the Party committee lectures. */
function lecturerOf(people: Person[], posts: RowOf<"Appointment">[]): string {
  const secretary = posts.filter(({ partyPost }) => partyPost === "committeeSecretary");
  return nameOf(people, itemAt(secretary, 0).staffId);
}

function nameOf(people: Person[], staffId: string): string {
  return itemAt(
    people.filter(({ row }) => row.id === staffId),
    0,
  ).row.name;
}

function activityRows(held: Held[]): Pick<Rows, "Activity" | "ActivityDepartment" | "Attendance"> {
  return {
    Activity: held.map(({ row }) => row),
    ActivityDepartment: held.flatMap(({ departments }) => departments),
    Attendance: held.flatMap(({ attendances }) => attendances),
  };
}

function grouped<Item>(items: Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
