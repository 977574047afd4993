// One save to the server. What is no answer of the portal's (no line, too slow, its fault) is `Unreachable`.

const PATIENCE = 15_000;

export class Unreachable extends Error {}

/** {status, data} of a POST. Raises Unreachable. */
export async function post(address, body, token) {
  let answer;
  try {
    answer = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token },
      body: JSON.stringify(body),
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (answer.type === "opaqueredirect") return { status: 401, data: {} };
    if (answer.status >= 500) throw new Unreachable(String(answer.status));
    return { status: answer.status, data: await readable(answer) };
  } catch (error) {
    if (error instanceof Unreachable) throw error;
    throw new Unreachable(String(error));
  }
}

/** Pages of the server's own refusals (a stale form) are HTML, not JSON. */
async function readable(answer) {
  const kind = answer.headers.get("Content-Type") ?? "";
  return kind.startsWith("application/json") ? answer.json() : {};
}
