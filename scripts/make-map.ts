import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { drawLand } from "./lib/map-land.ts";
import { findPoints, writePoints } from "./lib/map-points.ts";

/** Makes the files of content/map anew, after one of the packages they come from has changed. Look at the map afterwards. */
const folder = join(import.meta.dirname, "../content/map");
const land = drawLand();
const points = await findPoints();
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "land.txt"), land);
writeFileSync(join(folder, "points.csv"), writePoints(points));
const count = (from: string) => points.filter((point) => point.from === from).length;
console.log(
  `land.txt: ${land.length} characters. points.csv: ${points.length} regencies; by towns ${count("towns")}, by one town ${count("town")}, by islands ${count("islands")}, by neighbours ${count("neighbours")}.`,
);
