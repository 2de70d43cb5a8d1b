import "server-only";
import type { Actor } from "@/lib/core/actor";
import { seal } from "@/lib/core/personal-data";
import { sortableId } from "@/lib/core/sortable-id";
import { listFoundBases } from "../queries/places";
import { listFoundPeople } from "../queries/register";
import { type BaseColumns, planBase } from "../rules/dues";
import { judged } from "./judge-places";
import type { Judge } from "./judge-rows";

/** Judges dues bases; a wage leaves this only sealed. */
export function duesJudge(actor: Actor): Judge {
  const { hospitalId } = actor;
  const sealed = ({ memberId, fromMonth, status, wage }: BaseColumns, id: string) => ({
    dues: {
      id,
      memberId,
      fromMonth,
      status,
      wage: wage === null ? null : seal(String(wage), { hospitalId, rowId: memberId, field: "wage" }),
    },
  });
  return async (rows) => {
    const people = await listFoundPeople(
      actor,
      rows.flatMap(({ read }) => (read.values.employeeNo === undefined ? [] : [String(read.values.employeeNo)])),
    );
    const memberIds = [...people.values()].flatMap(({ member }) => (member ? [member.id] : []));
    const bases = await listFoundBases(actor, memberIds);
    return rows.map((row) => {
      const { employeeNo, fromMonth, name = "" } = row.read.values;
      const person = people.get(String(employeeNo));
      const base = bases.get(`${person?.member?.id}/${fromMonth}`);
      const label = `${employeeNo ?? ""} ${person?.staff.name ?? name}`.trim();
      const id = base?.id ?? sortableId();
      return judged(row, label, planBase(row.read, person, base), (next) => ({
        subjectId: id,
        data: sealed(next, id),
        before: base ? { dues: { status: base.status, wage: base.sealed, version: base.version } } : null,
      }));
    });
  };
}
