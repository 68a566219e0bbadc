/** Tells the playground what a person does. A refusal becomes an Error that says why. */
export async function act(personId, deed, body = {}) {
  return post(`play/people/${personId}/${deed}`, body);
}

export async function post(path, body) {
  const isForm = body instanceof FormData;
  const response = await fetch(path, {
    method: "POST",
    ...(isForm ? { body } : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.description);
  return answer.result ?? answer;
}

export async function get(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

const RETRY_MS = 2000;

/** Follows the events from where the state ends; the browser reconnects by itself. */
export function follow({ run, sequence }, { onEvent, onReload, onConnection }) {
  const source = new EventSource(`play/events?after=${run}-${sequence}`);
  source.onmessage = (message) => onEvent(JSON.parse(message.data));
  source.addEventListener("reload", () => {
    source.close();
    onReload();
  });
  source.onopen = () => onConnection(true);
  source.onerror = () => {
    onConnection(false);
    // The browser gives up for good after an answer that is no stream.
    if (source.readyState === EventSource.CLOSED) setTimeout(onReload, RETRY_MS);
  };
}
