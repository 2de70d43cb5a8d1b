/** The address a click should be routed to, or null to leave it to the browser. */
export function routedHref(event: MouseEvent): string | null {
  if (event.defaultPrevented || event.button !== 0) return null;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const anchor = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!anchor || anchor.hasAttribute("download") || anchor.hasAttribute("target")) return null;
  // Read from the attribute: an SVG link's href is not a string.
  return routable(anchor.getAttribute("href") ?? "");
}

function routable(href: string): string | null {
  const url = new URL(href, location.href);
  if (url.origin !== location.origin || url.pathname.startsWith("/api/")) return null;
  const samePage = url.pathname === location.pathname && url.search === location.search;
  return samePage && url.hash ? null : url.pathname + url.search + url.hash;
}

/** Prints the page where a link to #print was used; without scripts the link does nothing, and Ctrl+P remains. */
export function printed(event: MouseEvent): boolean {
  const asked = event.target instanceof Element && event.target.closest('a[href$="#print"]');
  if (!asked) return false;
  event.preventDefault();
  closeMenus();
  window.print();
  return true;
}

/** The address of a GET form, without its empty fields. */
export function routedForm(event: SubmitEvent): string | null {
  const form = event.target;
  if (event.defaultPrevented || !(form instanceof HTMLFormElement) || form.method !== "get") return null;
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && value.trim() !== "") query.append(name, value.trim());
  }
  const text = query.toString();
  return routable((form.getAttribute("action") ?? location.pathname) + (text ? `?${text}` : ""));
}

function owner(path: string, links: Element[]): Element | undefined {
  const href = (link: Element) => link.getAttribute("href") ?? "";
  return links
    .filter((link) => path === href(link) || path.startsWith(`${href(link)}/`))
    .sort((a, b) => href(b).length - href(a).length)[0];
}

/** Marks in every navigation the link that owns the path. */
export function markCurrent(path: string): void {
  for (const nav of document.querySelectorAll("[data-nav]")) {
    const links = [...nav.querySelectorAll("a[href]")];
    const current = owner(path, links);
    for (const link of links) {
      if (link === current) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  }
}

/** Closes open menus, except the one that was used. */
export function closeMenus(except?: EventTarget | null): void {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>("details[data-menu][open]")) {
    if (except instanceof Node && menu.contains(except)) continue;
    if (menu.contains(document.activeElement)) menu.querySelector("summary")?.focus();
    menu.open = false;
  }
}

function drawer(): HTMLElement | null {
  return document.getElementById("side");
}

/** Opens or closes the phone's drawer; true when the click was meant for it. */
export function steerDrawer(event: MouseEvent): boolean {
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest("[data-drawer]")) {
    event.preventDefault();
    if (drawer()?.classList.toggle("side-open")) drawer()?.querySelector("a")?.focus();
    else document.querySelector<HTMLElement>(".menu-nav")?.focus();
    return true;
  }
  if (!target?.closest("#side")) closeDrawer();
  return false;
}

export function closeDrawer(): void {
  const side = drawer();
  if (!side?.classList.contains("side-open")) return;
  if (side.contains(document.activeElement)) document.querySelector<HTMLElement>(".menu-nav")?.focus();
  side.classList.remove("side-open");
}

/** "/" and Ctrl+K go to the first search box that can be seen. */
export function focusSearch(event: KeyboardEvent): void {
  const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey;
  const hotkey = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
  const target = event.target;
  const writing = target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]");
  if (!hotkey && !(slash && !writing)) return;
  const boxes = [...document.querySelectorAll<HTMLInputElement>("[data-search]")];
  const box = boxes.find((one) => one.offsetParent !== null);
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
}
