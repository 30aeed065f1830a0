// Deep links: which view an address names. The part behind # never leaves the browser.
const VIEWS = ["company", "item", "alert", "near-miss"];

/** The view and the id or company in it; company null where the address names none. */
export function route({ hash, search }) {
  const [path] = hash.replace(/^#/, "").split("?");
  const [, view, ...rest] = path.split("/");
  if (VIEWS.includes(view) && rest.length > 0) {
    const id = decoded(rest.join("/"));
    if (id !== "") return { view, id };
  }
  return { view: "company", id: new URLSearchParams(search).get("company") };
}

/** The language that an address asks for, before or behind its #; null where it asks for none. */
export function askedLanguage({ hash, search }) {
  return new URLSearchParams(search).get("lang") ?? new URLSearchParams(hash.split("?")[1] ?? "").get("lang");
}

/** The address of a view. */
export const to = (view, id) => `#/${view}/${encodeURIComponent(id)}`;

function decoded(id) {
  try {
    return decodeURIComponent(id);
  } catch {
    return "";
  }
}
