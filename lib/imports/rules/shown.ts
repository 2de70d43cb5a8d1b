import { maskBirthDate, maskNumber } from "@/lib/core/mask";
import type { Change, ImportKind } from "../schema";
import { IMPORT_FIELDS } from "./fields";

type Columns = Record<string, unknown>;
/** What an import keeps of a row to be written, by table; personal data opened. */
export type KeptData = Partial<
  Record<"staff" | "personal" | "member" | "department" | "branch" | "dues" | "figure", Columns>
> & {
  pairings?: { departmentIds: string[] };
};

/** Where a field stands among the columns when it is called otherwise there. */
const COLUMN: Record<string, string> = {
  department: "departmentId",
  branch: "branchId",
  group: "groupId",
  departmentName: "name",
  departmentKind: "kind",
  parentDepartment: "parentId",
  branchName: "name",
  branchKind: "kind",
  generalBranch: "parentId",
  keyBranch: "key",
  duesStatus: "status",
};

const MASKS: Record<string, (value: string) => string> = {
  idNumber: maskNumber,
  phone: maskNumber,
  birthDate: maskBirthDate,
  wage: () => "****",
};

/** The fields of a new row as they are shown before it is confirmed: names for ids, personal data masked. */
export function shownFields(kind: ImportKind, data: KeptData, names: ReadonlyMap<string, string>): Change[] {
  const { staff, personal, member, department, branch, dues, figure, pairings } = data;
  const columns: Columns = { ...staff, ...personal, ...member, ...department, ...branch, ...dues, ...figure };
  columns.departments = pairings?.departmentIds.map((id) => names.get(id) ?? "").join("\u3001");
  return IMPORT_FIELDS[kind].flatMap(({ key }): Change[] => {
    const value = columns[COLUMN[key] ?? key];
    if (value === undefined || value === null || value === "") return [];
    const text = names.get(String(value)) ?? String(value);
    return [{ field: key, old: "", new: MASKS[key]?.(text) ?? text }];
  });
}
