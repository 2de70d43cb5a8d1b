import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import type { ActivityDetail, AttendanceRow } from "@/lib/activities/queries/activity-detail";
import { isExcuse, summarizeAttendance } from "@/lib/activities/rules";

type Props = { activity: ActivityDetail; held: boolean; children?: React.ReactNode };

/** Who came and who did not, and why; before it begins, who is expected. */
export async function AttendancePanel({ activity, held, children }: Props) {
  const t = await getTranslations("activities");
  const marks = activity.attendances;
  const counts = summarizeAttendance(marks);
  const present = marks.filter((mark) => mark.status === "present");
  const missing = marks.filter((mark) => mark.status !== "present");
  const reasonOf = ({ status, reason }: AttendanceRow) => {
    if (status === "absent") return t("status.absent");
    return reason && isExcuse(reason) ? t(`excuse.${reason}`) : (reason ?? t("status.excused"));
  };
  const nameOf = ({ name, voting }: AttendanceRow) => (voting ? name : t("detail.noVote", { name }));
  const names = present.map(nameOf).join(t("listComma"));
  const absences = missing
    .map((mark) => t("detail.nameWithReason", { name: mark.name, reason: reasonOf(mark) }))
    .join(t("listComma"));
  return (
    <Card title={held ? t("detail.attendance") : t("detail.expectedList")}>
      <div className="grid gap-3">
        {marks.length === 0 ? <p className="text-muted">{t("detail.noAttendance")}</p> : null}
        {marks.length > 0 ? (
          <p className="num font-semibold whitespace-normal">
            {held ? t("detail.counts", counts) : t("detail.expectedOnly", { expected: counts.expected })}
          </p>
        ) : null}
        {children}
        {names ? <Names title={t("detail.presentNames", { count: present.length })} names={names} /> : null}
        {absences ? <Names title={t("detail.missingNames", { count: missing.length })} names={absences} /> : null}
      </div>
    </Card>
  );
}

function Names({ title, names }: { title: string; names: string }) {
  return (
    <div>
      <h3 className="text-xs text-muted">{title}</h3>
      <p>{names}</p>
    </div>
  );
}
