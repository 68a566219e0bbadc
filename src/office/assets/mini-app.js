/** Telegram opens the page with what it says of the person behind the `#`; the bot checks it and lets them in. */
const said = new URLSearchParams(location.hash.slice(1)).get("tgWebAppData");
const toTelegram = (event, data = {}) => {
  const words = JSON.stringify(data);
  if (globalThis.TelegramWebviewProxy) globalThis.TelegramWebviewProxy.postEvent(event, words);
  else if (parent !== window)
    parent.postMessage(JSON.stringify({ eventType: event, eventData: data }), "https://web.telegram.org");
};

toTelegram("web_app_ready");
toTelegram("web_app_expand");
const status = said === null ? 401 : await comeIn(said);
if (status === 204) location.replace("/office");
else {
  document.querySelector("#coming-in").hidden = true;
  document.querySelector(status === 403 ? "#not-yours" : "#not-in").hidden = false;
}

async function comeIn(initData) {
  try {
    const answer = await fetch("/office/app", { method: "POST", body: new URLSearchParams({ initData }) });
    return answer.status;
  } catch {
    return 0;
  }
}
