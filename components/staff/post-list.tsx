import { getTranslations } from "next-intl/server";
import { DateField } from "@/components/forms/date-fields";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { StatusPill, Tag } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import { endPostAction } from "@/lib/staff/actions";
import type { StaffPost } from "@/lib/staff/queries/posts";
import { postWords } from "./post-words";

type Props = { staffId: string; posts: StaffPost[]; today: string; canManage: boolean };

/** Every post of a person over time, those held first. */
export async function PostList({ staffId, posts, today, canManage }: Props) {
  const t = await getTranslations("staff.post");
  const add = (
    <ButtonLink href={`/staff/${staffId}/posts/new`} size="sm" icon="plus">
      {t("add")}
    </ButtonLink>
  );
  return (
    <Card title={t("title")} actions={canManage ? add : null}>
      {posts.length === 0 ? <p className="text-muted">{t("none")}</p> : null}
      <ul className="grid gap-4">
        {posts.map((post) => (
          <Post key={post.id} staffId={staffId} post={post} today={today} canManage={canManage} />
        ))}
      </ul>
    </Card>
  );
}

type PostProps = { staffId: string; post: StaffPost; today: string; canManage: boolean };

async function Post({ staffId, post, today, canManage }: PostProps) {
  const t = await getTranslations("staff.post");
  const words = await postWords();
  const held = (post.toDay ?? today) >= today;
  const place = post.groupName ?? post.department?.name;
  return (
    <li className="grid gap-1">
      <p className="flex flex-wrap items-center gap-2">
        <b>{post.title}</b>
        <Tag>{words.kind(post)}</Tag>
        {post.head ? <Tag>{t("headTag")}</Tag> : null}
        <StatusPill tone={held ? "ok" : "neutral"}>{t(held ? "present" : "ended")}</StatusPill>
      </p>
      <p className="flex flex-wrap gap-x-3 text-xs text-muted">
        <span className="num">{words.period(post)}</span>
        {post.branch ? <a href={`/branches/${post.branch.id}`}>{post.branch.name}</a> : null}
        {place ? <span>{place}</span> : null}
        {canManage ? <a href={`/staff/${staffId}/posts/${post.id}`}>{t("correct")}</a> : null}
      </p>
      {canManage && post.toDay === null ? (
        <Disclosure summary={t("end")}>
          <Form id={`end-${post.id}`} action={endPostAction} className="max-w-form">
            <HiddenField name="id" value={post.id} />
            <HiddenField name="version" value={post.version} />
            <DateField name="toDay" label={t("lastDay")} required defaultValue={today} min={post.fromDay} />
            <SubmitButton variant="secondary" size="sm">
              {t("endSubmit")}
            </SubmitButton>
          </Form>
        </Disclosure>
      ) : null}
    </li>
  );
}
