/** The live parts of a broadcast: what readers will see while it is written, how many they are, and how it goes out. */

const draft = document.querySelector("#draft");
if (draft !== null) {
  // A button names what it does; a piece needs all the rest.
  const show = (id, address) => {
    const place = document.getElementById(id);
    let [asked, waiting] = [0, undefined];
    const ask = async () => {
      const mine = ++asked;
      place.setAttribute("aria-busy", "true");
      try {
        const answer = await fetch(address, { method: "POST", body: new URLSearchParams(new FormData(draft)) });
        if (mine !== asked) return;
        // Signed out, on its way, or in trouble: what stands there stays, and the button to save says what is the matter.
        if (answer.ok && !answer.redirected) place.innerHTML = await answer.text();
      } catch {
        // Without a connection the last one stays.
      } finally {
        if (mine === asked) place.removeAttribute("aria-busy");
      }
    };
    return (delay) => {
      clearTimeout(waiting);
      waiting = setTimeout(ask, delay);
    };
  };
  const preview = show("preview", draft.dataset.preview);
  const count = show("count", draft.dataset.count);
  const audience = draft.querySelector("#audience");
  draft.addEventListener("input", (event) => {
    if (!audience.contains(event.target)) preview(350);
    else if (event.target.name !== "find") count(250);
  });
  count(0);
}

const progress = document.querySelector("#progress[data-stream]");
if (progress !== null) {
  const figures = document.querySelector("#figures");
  const told = document.querySelector("#told");
  let tens = "";
  const stream = new EventSource(progress.dataset.stream);
  stream.addEventListener("progress", (event) => {
    const { state, html } = JSON.parse(event.data);
    // Other buttons fit now: the page is made anew.
    if (state !== progress.dataset.state) {
      stream.close();
      location.replace(location.pathname);
      return;
    }
    figures.innerHTML = html;
    // Read aloud now and then, not each second.
    const words = figures.querySelector(".figure")?.textContent ?? "";
    const now = words.replace(/\d %/, "0 %");
    if (now !== tens) told.textContent = words;
    tens = now;
  });
  stream.addEventListener("ended", () => {
    stream.close();
    location.replace(location.pathname);
  });
  addEventListener("pagehide", () => stream.close());
}
