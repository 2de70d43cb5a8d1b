import type { ReactNode } from "react";
import { Icon } from "./icon";

export type FileItem = {
  id: string;
  href: string;
  name: string;
  size: string;
  kind: "image" | "document";
  thumbHref?: string;
};

type FileListProps = { files: FileItem[]; actions?: (file: FileItem) => ReactNode };

/** Real addresses only: the WeChat browser opens neither blobs nor forced downloads. */
export function FileList({ files, actions }: FileListProps) {
  return (
    <ul className="files">
      {files.map((file) => (
        <li key={file.id}>
          <a href={file.href}>
            {file.thumbHref ? (
              <img src={file.thumbHref} alt="" width={48} height={48} loading="lazy" />
            ) : (
              <Icon name={file.kind === "image" ? "image" : "file"} />
            )}
            {file.name}
          </a>
          <span className="files-meta num">{file.size}</span>
          {actions?.(file)}
        </li>
      ))}
    </ul>
  );
}
