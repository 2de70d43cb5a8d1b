"use client";

import { useEffect, useState } from "react";
import en from "@/lib/i18n/messages/en/failure.json";
import zh from "@/lib/i18n/messages/zh-CN/failure.json";

type Props = { error: Error & { digest?: string } };

/** What stands in place of a page that failed: no translator reaches here, so it carries its few words itself. */
export function FailurePage({ error }: Props) {
  const [words, setWords] = useState(zh);
  useEffect(() => setWords(document.documentElement.lang === "en" ? en : zh), []);
  return (
    <section className="mx-auto max-w-form p-8">
      <h1 className="text-lg font-semibold">{words.title}</h1>
      <p className="py-4">{words.text}</p>
      {error.digest ? (
        <p className="num text-muted">
          {words.number} {error.digest}
        </p>
      ) : null}
      {/* Not React's reset: it draws again what the server sent, and the server sent a failure. */}
      <button type="button" className="btn btn-primary" onClick={() => window.location.reload()}>
        {words.again}
      </button>
    </section>
  );
}
