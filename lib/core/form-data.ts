type Value = FormDataEntryValue | FormDataEntryValue[] | Tree;
interface Tree {
  [key: string]: Value;
}

/** React and Next add fields of their own, which begin with a dollar sign. */
function isOurs(key: string): boolean {
  return !key.startsWith("$") && !key.startsWith("_");
}

/** A file field left empty: a browser sends no name, and React's transport makes the word "undefined" of it. */
function isNoFile(value: FormDataEntryValue): boolean {
  return value instanceof File && value.size === 0 && (value.name === "" || value.name === "undefined");
}

/**
 * A form as an object: `a.b` nests, a repeated name becomes an array, and a name ending in `[]` is an array even when
 * it comes once. Fields that begin with `_` belong to the plumbing and are left out.
 */
export function formToObject(form: FormData): Tree {
  const root: Tree = Object.create(null);
  for (const key of new Set(form.keys())) {
    if (!isOurs(key)) continue;
    const values = form.getAll(key).filter((value) => !isNoFile(value));
    const isList = key.endsWith("[]");
    if (values.length === 0 && !isList) continue;
    place(root, key.replace(/\[\]$/, "").split("."), isList || values.length > 1 ? values : (values[0] as string));
  }
  return root;
}

function isTree(value: Value | undefined): value is Tree {
  return typeof value === "object" && !Array.isArray(value) && !(value instanceof File);
}

function place(root: Tree, path: string[], value: Value): void {
  let node = root;
  for (const part of path.slice(0, -1)) {
    const next = node[part];
    const child = isTree(next) ? next : Object.create(null);
    node[part] = child;
    node = child;
  }
  node[path.at(-1) as string] = value;
}

/** The texts of a form, to be shown again after an error; never files, never secrets. */
export function formTexts(form: FormData, secret: readonly string[]): Record<string, string | string[]> {
  const texts: Record<string, string | string[]> = {};
  for (const key of new Set(form.keys())) {
    if (!isOurs(key) || secret.includes(key)) continue;
    const values = form.getAll(key).filter((value) => typeof value === "string");
    if (values.length > 0) texts[key] = values.length > 1 || key.endsWith("[]") ? values : (values[0] as string);
  }
  return texts;
}
