import { getTranslations } from "next-intl/server";
import { CheckboxField } from "@/components/forms/choice-fields";
import { DateField } from "@/components/forms/date-fields";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SelectField } from "@/components/forms/select-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-fields";
import { ButtonLink } from "@/components/ui/button";
import { createPostAction, updatePostAction } from "@/lib/staff/actions";
import type { StaffPost } from "@/lib/staff/queries/posts";
import { choiceOf, postsOf } from "@/lib/staff/rules/posts";
import { type PostSeat, WORDS_MAX } from "@/lib/staff/schema";

type Option = { id: string; name: string };
export type PostPlaces = { branches: Option[]; departments: Option[]; groups: (Option & { branchName: string })[] };
type Props = {
  staff: { id: string; departmentId: string };
  seat: PostSeat;
  places: PostPlaces;
  today: string;
  post?: StaffPost;
};

/** Appoints somebody, or corrects a post; only the fields that this kind of post has. */
export async function PostForm({ staff, seat, places, today, post }: Props) {
  const t = await getTranslations("staff.post");
  const general = await getTranslations("staff");
  const choices = postsOf(seat);
  return (
    <Form id="post" action={post ? updatePostAction : createPostAction} className="max-w-form">
      {post ? <HiddenField name="id" value={post.id} /> : <HiddenField name="staffId" value={staff.id} />}
      {post ? <HiddenField name="version" value={post.version} /> : null}
      {choices.length === 1 ? (
        <HiddenField name="post" value={choiceOf(choices[0])} />
      ) : (
        <SelectField
          name="post"
          label={t("post")}
          required
          options={choices.map((one) => ({
            value: choiceOf(one),
            label: t(`party.${one.partyPost ?? "groupLeader"}`),
          }))}
          defaultValue={post ? choiceOf(post) : undefined}
        />
      )}
      <TextField
        name="title"
        label={t("words")}
        hint={t("wordsHint")}
        required
        maxLength={WORDS_MAX}
        defaultValue={post?.title}
      />
      <PlaceFields seat={seat} places={places} post={post} departmentId={staff.departmentId} />
      <DateField name="fromDay" label={t("fromDay")} required defaultValue={post?.fromDay ?? today} />
      <DateField name="toDay" label={t("toDay")} hint={t("toDayHint")} defaultValue={post?.toDay} />
      <FormActions>
        <SubmitButton>{general("save")}</SubmitButton>
        <ButtonLink href={`/staff/${staff.id}`} variant="quiet">
          {general("cancel")}
        </ButtonLink>
      </FormActions>
    </Form>
  );
}

type PlaceProps = { seat: PostSeat; places: PostPlaces; post: StaffPost | undefined; departmentId: string };

async function PlaceFields({ seat, places, post, departmentId }: PlaceProps) {
  const t = await getTranslations("staff.post");
  const options = (rows: Option[]) => rows.map(({ id, name }) => ({ value: id, label: name }));
  if (seat === "committee") return null;
  if (seat === "branch") {
    const branches = options(places.branches);
    return (
      <SelectField name="branchId" label={t("branch")} required options={branches} defaultValue={post?.branch?.id} />
    );
  }
  if (seat === "group") {
    const groups = places.groups.map(({ id, name, branchName }) => ({ value: id, label: `${branchName} · ${name}` }));
    return <SelectField name="groupId" label={t("group")} required options={groups} defaultValue={post?.groupId} />;
  }
  return (
    <>
      <SelectField
        name="departmentId"
        label={t("department")}
        required
        options={options(places.departments)}
        defaultValue={post?.department?.id ?? departmentId}
      />
      {seat === "administrative" ? (
        <CheckboxField name="head" label={t("head")} defaultChecked={post?.head ?? false} />
      ) : null}
    </>
  );
}
