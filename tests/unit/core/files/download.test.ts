import { expect, test } from "vitest";
import { downloadHeaders } from "@/lib/core/files/download";

const nameOf = (name: string) => downloadHeaders({ name, mime: "text/plain" })["content-disposition"];

test("a file's name is one that every system takes, in UTF-8 and for programs that cannot read it", () => {
  expect(nameOf('Report: "50 %" of 心内/外?.docx')).toBe(
    `attachment; filename="Report- -50 _- of __-_-.docx"; filename*=UTF-8''Report-%20-50%20%25-%20of%20%E5%BF%83%E5%86%85-%E5%A4%96-.docx`,
  );
});

test("only what a browser cannot run as a page is shown at once", () => {
  expect(downloadHeaders({ name: "a.svg", mime: "image/svg+xml" })["content-disposition"]).toMatch(/^attachment;/);
  expect(downloadHeaders({ name: "a.png", mime: "image/png" })["content-disposition"]).toMatch(/^inline;/);
});
