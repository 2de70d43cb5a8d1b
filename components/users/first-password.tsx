"use client";

import { useFormContext } from "@/components/forms/form-context";
import { NoticeBox } from "@/components/ui/notice-box";

type Words = { done: string; title: string; text: string; username: string; password: string; open: string };
type Issued = { id: string; username: string; password: string };

function issuedIn(data: unknown): Issued | null {
  return typeof data === "object" && data !== null && "password" in data ? (data as Issued) : null;
}

/** Shows a generated password in the answer to the form that asked for it, and nowhere else. */
export function FirstPassword({ words }: { words: Words }) {
  const state = useFormContext()?.state;
  const issued = state?.ok ? issuedIn(state.data) : null;
  if (!issued) return null;
  return (
    <NoticeBox tone="ok" word={words.done} title={words.title} live="status">
      <dl className="dl dl-2">
        <div>
          <dt>{words.username}</dt>
          <dd>{issued.username}</dd>
        </div>
        <div>
          <dt>{words.password}</dt>
          <dd>
            <code className="num text-lg" data-first-password="">
              {issued.password}
            </code>
          </dd>
        </div>
      </dl>
      <p>{words.text}</p>
      <p>
        <a href={`/admin/users/${issued.id}`}>{words.open}</a>
      </p>
    </NoticeBox>
  );
}
