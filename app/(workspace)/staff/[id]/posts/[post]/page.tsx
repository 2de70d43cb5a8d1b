import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/forms/action-button";
import { PostForm } from "@/components/staff/post-form";
import { Disclosure } from "@/components/ui/disclosure";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { today } from "@/lib/core/period";
import { removePostAction } from "@/lib/staff/actions";
import { listPostPlaces } from "@/lib/staff/queries/places";
import { listStaffPosts } from "@/lib/staff/queries/posts";
import { getStaff } from "@/lib/staff/queries/staff";
import { postSeatOf } from "@/lib/staff/rules/posts";

export default async function EditPostPage({ params }: PageProps<"/staff/[id]/posts/[post]">) {
  const actor = await requireActor("staff.manage");
  const t = await getTranslations("staff");
  const { id, post: postId } = await params;
  const staff = await orNotFound(getStaff(actor, id));
  const [posts, places] = await Promise.all([listStaffPosts(actor, staff.id), listPostPlaces(actor)]);
  const post = posts.find((one) => one.id === postId);
  if (!post) notFound();
  const breadcrumbs = [
    { label: t("title"), href: "/staff" },
    { label: staff.name, href: `/staff/${staff.id}` },
    { label: t("post.editTitle") },
  ];
  return (
    <>
      <PageHeader title={t("post.editTitle")} breadcrumbs={breadcrumbs} />
      <PostForm staff={staff} seat={postSeatOf(post)} places={places} today={today()} post={post} />
      <Disclosure summary={t("post.removeTitle")}>
        <p className="mb-2 text-muted">{t("post.removeText")}</p>
        <ActionButton
          id="remove-post"
          action={removePostAction}
          fields={{ id: post.id, version: post.version }}
          variant="danger"
        >
          {t("post.remove")}
        </ActionButton>
      </Disclosure>
    </>
  );
}
