import { fileURLToPath } from "node:url";
import type { SKRSContext2D } from "@napi-rs/canvas";
import type { ChartOptions, Plugin } from "chart.js";
import { shorten } from "../../content/shorten.ts";
import type { ChartContent } from "../replies/chart-content.ts";
import { COLOUR_VALUES } from "./chart-colours.ts";

/** Pixels: as wide as the screen of a common phone, so that nothing is scaled down to where it cannot be read. */
const WIDTH = 1080;
const ROW_HEIGHT = 84;
const FRAME_HEIGHT = 520;
/** A name of our own: what a machine calls Noto Sans may lack the bold letters. */
const FONT = "Juru Damai Sans";
/** Letters of a label on one line, beside the bars. */
const LABEL_WIDTH = 17;
const INK = "#1a1a1a";

/**
 * Draws a bar for each row, as a PNG. A server often has no font at all, so ours comes along. The libraries weigh some
 * tens of megabytes and are loaded when the first chart is asked for.
 */
export async function drawBarChart(content: ChartContent): Promise<Buffer> {
  const [{ Chart, BarController, BarElement, CategoryScale, LinearScale, Legend, SubTitle, Title }, { createCanvas }] =
    await Promise.all([import("chart.js"), loadCanvas()]);
  Chart.register(BarController, BarElement, CategoryScale, LinearScale, Legend, SubTitle, Title);
  const canvas = createCanvas(WIDTH, FRAME_HEIGHT + ROW_HEIGHT * content.rows.length);
  const pen = canvas.getContext("2d");
  const chart = new Chart(canvas, {
    type: "bar",
    data: {
      labels: content.rows.map(wrapLabel),
      datasets: content.series.map(({ colour, name, values }) => ({
        label: name,
        data: [...values],
        backgroundColor: COLOUR_VALUES[colour],
        borderColor: "#ffffff",
        borderWidth: { left: 0, right: 3, top: 0, bottom: 0 },
        borderSkipped: false,
      })),
    },
    options: optionsFor(content),
    plugins: [paperUnder(pen), numbersOn(pen, content)],
  });
  const picture = await canvas.encode("png");
  chart.destroy();
  return picture;
}

async function loadCanvas() {
  const canvas = await import("@napi-rs/canvas");
  if (canvas.GlobalFonts.has(FONT)) return canvas;
  const normal = import.meta.resolve("@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff2");
  const bold = import.meta.resolve("@fontsource/noto-sans/files/noto-sans-latin-700-normal.woff2");
  for (const file of [normal, bold]) {
    if (canvas.GlobalFonts.registerFromPath(fileURLToPath(file), FONT) === null) {
      throw new Error(`The font for charts cannot be read: ${file}`);
    }
  }
  return canvas;
}

function optionsFor({ title, subtitle, series }: ChartContent): ChartOptions<"bar"> {
  const font = (size: number, weight: "normal" | "bold" = "normal") => ({ family: FONT, size, weight });
  return {
    ...{ indexAxis: "y", responsive: false, animation: false, events: [], devicePixelRatio: 1 },
    layout: { padding: { left: 28, right: 48, top: 20, bottom: 28 } },
    plugins: {
      title: { display: true, text: title, align: "start", color: INK, font: font(52, "bold"), padding: { bottom: 4 } },
      subtitle: { display: true, text: subtitle, align: "start", color: INK, font: font(36), padding: { bottom: 20 } },
      legend: {
        display: series.length > 1,
        ...{ position: "bottom", align: "start" },
        labels: { color: INK, font: font(34), boxWidth: 34, padding: 24 },
      },
    },
    scales: {
      x: {
        stacked: true,
        ticks: { color: INK, font: font(30), precision: 0, maxTicksLimit: 6 },
        grid: { color: "#dddddd" },
      },
      y: { stacked: true, ticks: { color: INK, font: font(36), autoSkip: false }, grid: { display: false } },
    },
    datasets: { bar: { barPercentage: 0.9, categoryPercentage: 0.85 } },
  };
}

/** Telegram shows a picture without a ground on black to some people. */
function paperUnder(pen: SKRSContext2D): Plugin<"bar"> {
  return {
    id: "paper",
    beforeDraw({ width, height }) {
      pen.fillStyle = "#ffffff";
      pen.fillRect(0, 0, width, height);
    },
  };
}

/** The number stands in its part of the bar, where there is room for it; behind a bar that has only one part. */
function numbersOn(pen: SKRSContext2D, { series }: ChartContent): Plugin<"bar"> {
  return {
    id: "numbers",
    afterDatasetsDraw(chart) {
      pen.save();
      pen.font = `bold 32px "${FONT}"`;
      pen.textBaseline = "middle";
      for (const [index, { data: values, backgroundColor }] of chart.data.datasets.entries()) {
        for (const [row, bar] of chart.getDatasetMeta(index).data.entries()) {
          const { x, y, base } = bar.getProps(["x", "y", "base"], true) as Record<"x" | "y" | "base", number>;
          const mark = series[index]?.mark;
          const text = mark === undefined ? String(values[row]) : `${mark} ${String(values[row])}`;
          const isRoomy = x - base > pen.measureText(text).width + 10;
          if (isRoomy || chart.data.datasets.length === 1) {
            pen.textAlign = isRoomy ? "center" : "left";
            pen.fillStyle = isRoomy && isDark(String(backgroundColor)) ? "#ffffff" : INK;
            pen.fillText(text, isRoomy ? (x + base) / 2 : x + 8, y);
          }
        }
      }
      pen.restore();
    },
  };
}

/** By the relative luminance of WCAG, near enough for the choice between black and white letters. */
function isDark(colour: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 128;
}

/** Two lines at most: a longer name is cut, never the bars. */
function wrapLabel(name: string): string[] {
  const lines = [""];
  for (const word of name.split(" ")) {
    const line = lines.at(-1) ?? "";
    if (line !== "" && line.length + 1 + word.length > LABEL_WIDTH) lines.push(word);
    else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
  }
  const [first = "", ...more] = lines;
  return [first, more.join(" ")].filter((line) => line !== "").map(cutLine);
}

function cutLine(line: string): string {
  return line.length <= LABEL_WIDTH ? line : `${shorten(line, LABEL_WIDTH - 1)}…`;
}
