/** Draws how a source helped over time, after the page is there; the same numbers stand in the table below. */

const canvas = document.querySelector("#history-chart");
const { parts, share, range, axis } = JSON.parse(canvas.dataset.chart);
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

const library = document.createElement("script");
library.src = canvas.dataset.library;
library.addEventListener("load", draw);
// Without the library the table tells it all.
library.addEventListener("error", () => canvas.closest("figure").remove());
// It is large: the page is there before it is asked for.
if (document.readyState === "complete") append();
else addEventListener("load", () => setTimeout(append));

function append() {
  document.head.append(library);
}

function draw() {
  const main = colour("--primary");
  new Chart(canvas, {
    data: {
      labels: parts.map(({ name }) => name),
      datasets: [
        {
          type: "line",
          label: share,
          data: parts.map((part) => part.share),
          borderColor: main,
          backgroundColor: parts.map(({ outcomes }) => (outcomes < 5 ? "#fff" : main)),
          pointRadius: 5,
          pointBorderWidth: 2,
          spanGaps: false,
        },
        {
          type: "bar",
          label: range,
          data: parts.map(({ low, high }) => (low === null ? null : [low, high])),
          backgroundColor: "#1d5c5040",
          borderColor: main,
          borderWidth: 1,
          borderSkipped: false,
          maxBarThickness: 18,
        },
      ],
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      scales: { y: { min: 0, max: 100, title: { display: true, text: axis } } },
      plugins: { legend: { position: "bottom" } },
    },
  });
}
