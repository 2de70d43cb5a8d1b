import { getTranslations } from "next-intl/server";
import { PostForm } from "@/components/staff/post-form";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { today } from "@/lib/core/period";
import { listPostPlaces } from "@/lib/staff/queries/places";
import { getStaff } from "@/lib/staff/queries/staff";
import { POST_SEATS, seatFilter } from "@/lib/staff/schema";

export default async function NewPostPage({ params, searchParams }: PageProps<"/staff/[id]/posts/new">) {
  const actor = await requireActor("staff.manage");
  const t = await getTranslations("staff");
  const staff = await orNotFound(getStaff(actor, (await params).id));
  const { seat } = seatFilter.parse(await searchParams);
  const places = await listPostPlaces(actor);
  const breadcrumbs = [
    { label: t("title"), href: "/staff" },
    { label: staff.name, href: `/staff/${staff.id}` },
    { label: t("post.add") },
  ];
  return (
    <>
      <PageHeader title={t("post.add")} breadcrumbs={breadcrumbs} />
      <Tabs
        label={t("post.seatLabel")}
        items={POST_SEATS.map((one) => ({
          href: `/staff/${staff.id}/posts/new?seat=${one}`,
          label: t(`post.seat.${one}`),
          current: one === seat,
        }))}
      />
      <PostForm key={seat} staff={staff} seat={seat} places={places} today={today()} />
    </>
  );
}
