// Questions to this machine's monitor, the only server that the page talks to.

const NOTHING = 204;

/** The answer to a question; undefined where nothing of that id is known. Throws when the monitor does not answer. */
export async function ask(path, parameters = {}) {
  const answer = await fetch(`${path}?${new URLSearchParams(parameters)}`);
  if (answer.status === NOTHING) return undefined;
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}
