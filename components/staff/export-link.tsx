"use client";

import { useFormContext } from "@/components/forms/form-context";
import { NoticeBox } from "@/components/ui/notice-box";

type Words = { word: string; text: string; download: string };

function hrefIn(data: unknown): string | null {
  return typeof data === "object" && data !== null && "href" in data ? String(data.href) : null;
}

/** Shows the way to the file in the answer to the form that stated the purpose. */
export function ExportLink({ words }: { words: Words }) {
  const state = useFormContext()?.state;
  const href = state?.ok ? hrefIn(state.data) : null;
  if (!href) return null;
  return (
    <NoticeBox tone="ok" word={words.word} live="status">
      <p>
        <a href={href} download>
          {words.download}
        </a>
      </p>
      <p>{words.text}</p>
    </NoticeBox>
  );
}
