import { beforeAll, describe, expect, it, vi } from "vitest";
import { drawBarChart } from "../../src/telegram/documents/bar-chart.ts";
import { COLOUR_VALUES } from "../../src/telegram/documents/chart-colours.ts";
import { CHART_COLOURS, type ChartContent } from "../../src/telegram/replies/chart-content.ts";

// A Debian server has no fonts. The library reads this when it is loaded, which only drawing does.
vi.stubEnv("DISABLE_SYSTEM_FONTS_LOAD", "1");

type Colour = readonly [red: number, green: number, blue: number];

const aChart = (told: Partial<ChartContent> = {}): ChartContent => ({
  title: "Rujukan per kebutuhan",
  subtitle: "30 hari terakhir · Seluruh Indonesia",
  rows: ["Pangan", "Layanan kesehatan", "Kabupaten Penukal Abab Lematang Ilir"],
  series: CHART_COLOURS.map((colour) => ({ colour, name: "Terbantu", values: [10, 8, 9] })),
  ...told,
});

interface Picture {
  readonly width: number;
  readonly height: number;
  /** How many points have this colour. */
  count(colour: Colour, area?: { readonly right: number; readonly bottom: number }): number;
}

async function lookAt(png: Buffer): Promise<Picture> {
  const { createCanvas, loadImage } = await import("@napi-rs/canvas");
  const image = await loadImage(png);
  const pen = createCanvas(image.width, image.height).getContext("2d");
  pen.drawImage(image, 0, 0);
  return {
    ...{ width: image.width, height: image.height },
    count([red, green, blue], { right, bottom } = { right: image.width, bottom: image.height }) {
      const { data } = pen.getImageData(0, 0, right, bottom);
      let points = 0;
      for (let at = 0; at < data.length; at += 4) {
        if (data[at] === red && data[at + 1] === green && data[at + 2] === blue) points++;
      }
      return points;
    },
  };
}

function readColour(hex: string): Colour {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => Number.parseInt(hex.slice(start, start + 2), 16));
  return [red, green, blue];
}

describe("a chart of bars", () => {
  let whole: Picture;
  beforeAll(async () => {
    whole = await lookAt(await drawBarChart(aChart()));
  });

  it("is as wide as a phone and grows with its bars", async () => {
    const { width, height } = await lookAt(await drawBarChart(aChart({ rows: ["Pangan"] })));

    expect([width, height]).toEqual([1080, 604]);
    expect([whole.width, whole.height]).toEqual([1080, 772]);
  });

  it("has a white ground, and a part of its own for each colour", () => {
    expect(whole.count([255, 255, 255])).toBeGreaterThan(200_000);
    expect(CHART_COLOURS.filter((colour) => whole.count(readColour(COLOUR_VALUES[colour])) < 2000)).toEqual([]);
  });

  it("draws letters on a machine without any font of its own", async () => {
    const { GlobalFonts } = await import("@napi-rs/canvas");
    const head = { right: 1080, bottom: 110 };
    const wordless = await lookAt(await drawBarChart(aChart({ title: " ", subtitle: " " })));

    expect(GlobalFonts.families.map(({ family }) => family)).toEqual(["Noto Sans", "Juru Damai Sans"]);
    expect(whole.count([26, 26, 26], head)).toBeGreaterThan(3000);
    expect(wordless.count([26, 26, 26], head)).toBe(0);
  });

  it("of one colour needs no legend, and tells even the shortest bar's number", async () => {
    const series = [{ colour: "navy", name: "Terbantu", values: [1000, 0, 1] }] as const;

    const [alone, unnamed] = await Promise.all([
      drawBarChart(aChart({ series })).then(lookAt),
      drawBarChart(aChart({ series: [{ ...series[0], name: "" }] })).then(lookAt),
    ]);

    expect(alone.count([26, 26, 26])).toBe(unnamed.count([26, 26, 26]));
    const none = await lookAt(await drawBarChart(aChart({ series: [{ ...series[0], values: [1000, 0, 0] }] })));
    expect(alone.count([26, 26, 26])).not.toBe(none.count([26, 26, 26]));
  });

  it("cuts a long name, never the bars", async () => {
    const rows = ["Panjang".repeat(30), "Panjang dan ".repeat(30), "Pangan"];

    const picture = await lookAt(await drawBarChart(aChart({ rows })));

    const helped = readColour(COLOUR_VALUES.green);
    expect(picture.count(helped)).toBeGreaterThan(whole.count(helped) * 0.9);
  });

  it("can be drawn for many people at once", async () => {
    const pictures = await Promise.all([1, 2, 3, 4].map(() => drawBarChart(aChart())));

    for (const picture of pictures) expect(picture.equals(pictures[0] as Buffer)).toBe(true);
  });
});

/** How people see who lack a kind of cones: Machado, Oliveira and Fernandes 2009, full strength, on linear RGB. */
const EYES: Readonly<Record<string, readonly Colour[]>> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanope: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranope: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanope: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function times(matrix: readonly Colour[], [x, y, z]: Colour): Colour {
  const [first = 0, second = 0, third = 0] = matrix.map(([a, b, c]) => a * x + b * y + c * z);
  return [first, second, third];
}

/** CIE Lab, of what these eyes make of a colour. */
function seen(hex: string, eyes: readonly Colour[]): Colour {
  const linear = readColour(hex).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Colour;
  const light = times(eyes, linear).map((part) => Math.min(1, Math.max(0, part))) as unknown as Colour;
  const [x, y, z] = times(
    [
      [0.4339, 0.3763, 0.1898],
      [0.2126, 0.7152, 0.0722],
      [0.0177, 0.1095, 0.8728],
    ],
    light,
  ).map((part) => (part > 0.008856 ? Math.cbrt(part) : 7.787 * part + 16 / 116)) as unknown as Colour;
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

describe("the colours of the chart", () => {
  const pairs = CHART_COLOURS.flatMap((one, index) =>
    CHART_COLOURS.slice(index + 1).map((other) => [one, other] as const),
  );

  it.each(Object.keys(EYES))("can be told apart by %s eyes", (name) => {
    const eyes = EYES[name] ?? [];

    const alike = pairs.filter(([one, other]) => {
      const [a, b] = [seen(COLOUR_VALUES[one], eyes), seen(COLOUR_VALUES[other], eyes)];
      // Two colours side by side are the same to an eye at 2, and clearly different from 10 on.
      return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]) < 15;
    });

    expect(alike).toEqual([]);
  });
});
