// Questions to this machine's monitor, the only server that the page talks to.

/** Not stored, or an address that nothing can be stored under: malformed, or too long. */
const NOTHING = [204, 400, 414, 431];

/** The answer to a question; undefined where nothing is or can be known under it. Throws when the monitor does not answer. */
export async function ask(path, parameters = {}) {
  const answer = await fetch(`${path}?${new URLSearchParams(parameters)}`);
  if (NOTHING.includes(answer.status)) return undefined;
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}
