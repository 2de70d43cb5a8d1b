import postcss, { type AtRule, type Container, type Declaration, type Document, type Rule } from "postcss";

/** A use of CSS that a browser at the floor (Chrome 101, Safari 15.4) does not understand and nothing stands in for. */
export type Beyond = { line: number; what: string; fix: string };

/** `guard` matches an @supports condition behind which the feature is safe. */
type Feature = { name: string; test: RegExp; guard?: RegExp };

const MODERN_COLOUR = /oklch|oklab|\blab\b|\blch\b|color-mix|color\(|display-p3/;

/** In values. Chrome's version first. */
const VALUES: Feature[] = [
  { name: "oklch()/oklab()/lab()/lch() (Chrome 111)", test: /\b(oklch|oklab|lab|lch)\(/, guard: MODERN_COLOUR },
  { name: "color-mix() (Chrome 111, Safari 16.2)", test: /\bcolor-mix\(/, guard: MODERN_COLOUR },
  { name: "color() (Chrome 111)", test: /(^|[\s,(])color\(/, guard: MODERN_COLOUR },
  { name: "a relative colour (Chrome 119, Safari 16.4)", test: /\b(rgba?|hsla?|hwb)\(\s*from\b/, guard: /\bfrom\b/ },
  { name: "light-dark() (Chrome 123, Safari 17.5)", test: /\blight-dark\(/, guard: /light-dark/ },
  {
    name: "a gradient's colour space (Chrome 111)",
    test: /gradient\([^)]*\bin (ok)?(lab|lch)\b/,
    guard: /\bin (ok)?(lab|lch)\b/,
  },
  {
    name: "a dynamic viewport unit (Chrome 108)",
    test: /(?<![\w#-])-?[\d.]+[dsl]v(w|h|i|b|min|max)\b/,
    guard: /\d[dsl]v/,
  },
  {
    name: "a container unit (Chrome 105, Safari 16)",
    test: /(?<![\w#-])-?[\d.]+cq(w|h|i|b|min|max)\b/,
    guard: /cq|container/,
  },
  { name: "the unit lh or rlh (Chrome 109, Safari 16.4)", test: /(?<![\w#-])-?[\d.]+r?lh\b/, guard: /\dr?lh/ },
  {
    name: "trigonometry or rounding (Chrome 111/125)",
    test: /(?<![\w-])(sin|cos|tan|asin|acos|atan2?|pow|sqrt|hypot|log|exp|sign|abs|round|mod|rem)\(/,
  },
  { name: "calc(infinity) (Chrome 110)", test: /\binfinity\b/ },
  { name: "linear() easing (Chrome 113, Safari 17.2)", test: /(?<![\w-])linear\(/, guard: /linear\(/ },
  { name: "subgrid (Chrome 117, Safari 16)", test: /\bsubgrid\b/, guard: /subgrid/ },
  { name: "anchor positioning (Chrome 125)", test: /\banchor(-size)?\(/, guard: /anchor/ },
  { name: "image-set() without a prefix (Chrome 113)", test: /(?<!-webkit-)\bimage-set\(/, guard: /image-set/ },
];

/** Properties that lay out or draw something which is simply missing without them. */
const PROPERTIES: Feature[] = [
  {
    name: "the property translate, rotate or scale (Chrome 104)",
    test: /^(translate|rotate|scale)$/,
    guard: /translate|rotate|scale/,
  },
  { name: "anchor positioning (Chrome 125)", test: /^(anchor-name|position-anchor|position-area)$/, guard: /anchor/ },
];

const AT_RULES: Feature[] = [
  { name: "@container (Chrome 105, Safari 16)", test: /^container$/, guard: /container/ },
  { name: "@scope (Chrome 118, Safari 17.4)", test: /^scope$/ },
];

const SELECTORS: Feature[] = [
  { name: ":has() (Chrome 105)", test: /:has\(/, guard: /:has\(/ },
  { name: ":dir() (Chrome 120, Safari 16.4)", test: /:dir\(/, guard: /:dir\(/ },
];
/** Alone they are an extra; in a list they make older browsers drop the whole rule. */
const LISTED =
  /:(user-(in)?valid|popover-open|open|modal|state\(|nth-child\([^)]*\bof\b)|::(details-content|backdrop-)/;

const FALLBACK = "write a value that older browsers know before it, or wrap it in @supports";

type Ancestor = Container | Document | undefined;

/** Everything in a style sheet that is beyond the browser floor and has neither an earlier value nor an @supports. */
export function beyondFloor(css: string): Beyond[] {
  const found: Beyond[] = [];
  const report = (node: { source?: { start?: { line: number } } }, what: string, fix: string) =>
    found.push({ line: node.source?.start?.line ?? 1, what, fix });
  const root = postcss.parse(css);
  root.walkDecls((declaration) => {
    for (const what of declarationIsBeyond(declaration)) report(declaration, what, FALLBACK);
  });
  root.walkRules((rule) => {
    for (const what of ruleIsBeyond(rule)) report(rule, what, "write it without, or wrap it in @supports");
  });
  root.walkAtRules((rule) => {
    const what = atRuleIsBeyond(rule);
    if (what) report(rule, what, "write it without; use a media query with min-width");
  });
  return found;
}

function declarationIsBeyond(declaration: Declaration): string[] {
  const { prop, value } = declaration;
  const said = `${prop}: ${value.slice(0, 60)}`;
  const property = PROPERTIES.find((feature) => feature.test.test(prop) && !isGuarded(declaration.parent, feature));
  const values = VALUES.filter((feature) => feature.test.test(value) && !isGuarded(declaration.parent, feature));
  const masked =
    /^mask($|-(image|size|position|repeat|composite|origin|clip)$)/.test(prop) && !hasPrefixed(declaration);
  return [
    ...(property && value !== "none" ? [`${property.name} in "${said}"`] : []),
    ...(values.length > 0 && !hasEarlierValue(declaration) ? values.map(({ name }) => `${name} in "${said}"`) : []),
    ...(masked ? [`${prop} without -webkit-${prop} (Chrome 120)`] : []),
  ];
}

// A browser drops a value it cannot read and keeps the one before it. Custom properties are the exception: every value
// is kept, and what uses it breaks.
function hasEarlierValue(declaration: Declaration): boolean {
  if (declaration.prop.startsWith("--")) return false;
  for (let node = declaration.prev(); node; node = node.prev()) {
    if (node.type !== "decl" || node.prop !== declaration.prop) continue;
    const { value } = node;
    return !VALUES.some((feature) => feature.test.test(value));
  }
  return false;
}

function hasPrefixed(declaration: Declaration): boolean {
  const wanted = `-webkit-${declaration.prop}`;
  return declaration.parent?.nodes?.some((node) => node.type === "decl" && node.prop === wanted) ?? false;
}

function ruleIsBeyond(rule: Rule): string[] {
  const { selector } = rule;
  const beyond = SELECTORS.filter((feature) => feature.test.test(selector) && !isGuarded(rule.parent, feature));
  const listed = rule.selectors.length > 1 && LISTED.test(selector);
  const nested = selector.includes("&") || isInRule(rule.parent);
  return [
    ...beyond.map(({ name }) => `${name} in "${selector.slice(0, 60)}"`),
    ...(listed ? [`a new pseudo-class in a list drops the whole rule: "${selector.slice(0, 60)}"`] : []),
    ...(nested ? [`nesting (Chrome 112, Safari 16.5) in "${selector.slice(0, 60)}"`] : []),
  ];
}

function atRuleIsBeyond(rule: AtRule): string | null {
  if (/^(media|custom-media)$/.test(rule.name) && /[<>]/.test(rule.params)) {
    return `range syntax (Chrome 104, Safari 16.4) in "@media ${rule.params}"`;
  }
  if (isInRule(rule.parent)) return `nesting (Chrome 112, Safari 16.5) of "@${rule.name}"`;
  const feature = AT_RULES.find((one) => one.test.test(rule.name) && !isGuarded(rule.parent, one));
  return feature ? feature.name : null;
}

function isInRule(ancestor: Ancestor): boolean {
  for (let node = ancestor; node; node = node.parent as Ancestor) if (node.type === "rule") return true;
  return false;
}

function isGuarded(ancestor: Ancestor, { test, guard = test }: Feature): boolean {
  for (let node = ancestor; node; node = node.parent as Ancestor) {
    if (node.type !== "atrule") continue;
    const { name, params } = node as AtRule;
    if (name === "supports" && guard.test(params) && !/^\s*not\b/.test(params)) return true;
  }
  return false;
}
