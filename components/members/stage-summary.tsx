import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import type { MemberStage } from "@/lib/members/schema";

type Stages = readonly { stage: MemberStage; count: number }[];
type Props = { title: string; href: string; open: string; stages: Stages | null };

/** How many people stand at which stage, each number opening its list; nothing for those who may not know. */
export async function StageSummary({ title, href, open, stages }: Props) {
  const t = await getTranslations("members");
  if (!stages) return null;
  return (
    <Card title={title} actions={<a href={href}>{open}</a>}>
      <ul className="flex flex-wrap gap-x-6 gap-y-2">
        {stages.map(({ stage, count }) => (
          <li key={stage}>
            <a className="tap" href={`${href}&stage=${stage}`}>
              {t(`stage.${stage}`)} <b className="num">{count}</b>
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}
