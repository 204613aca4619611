/** Web Mercator as the unit square: x to the east, y to the south, both 0…1. Boxes are west, north, east, south. */

const EARTH_M = 40075016.686;

/** @param {number} lon @returns {number} */
export function projectX(lon) {
  return lon / 360 + 0.5;
}

/** @param {number} lat @returns {number} */
export function projectY(lat) {
  const sin = Math.sin((Math.max(-85.06, Math.min(85.06, lat)) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
}

/** @param {number} x @returns {number} */
export function lonOf(x) {
  return (x - 0.5) * 360;
}

/** @param {number} y @returns {number} */
export function latOf(y) {
  return (Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) * 180) / Math.PI;
}

/**
 * A length on the ground as a share of the world's width, at a latitude.
 * @param {number} metres
 * @param {number} lat
 */
export function groundToWorld(metres, lat) {
  return metres / (EARTH_M * Math.max(0.05, Math.cos((lat * Math.PI) / 180)));
}

/** @param {number[]} a @param {number[]} b */
export function boxesMeet(a, b) {
  return a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];
}

/** @param {number[]} a @param {number[]} b */
export function boxHolds(a, b) {
  return a[0] <= b[0] && a[2] >= b[2] && a[1] <= b[1] && a[3] >= b[3];
}

/** @param {number[]} a @param {number[]} b @returns {number[]} */
export function boxUnion(a, b) {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

/**
 * A ring cut to a box (Sutherland and Hodgman 1974). Coordinates alternate x and y.
 * @param {ArrayLike<number>} ring
 * @param {number[]} box
 * @returns {number[]}
 */
export function clipRing(ring, box) {
  /** @type {ArrayLike<number>} */
  let points = ring;
  for (let side = 0; side < 4; side++) {
    const axis = side % 2;
    const limit = box[side];
    const keep = side < 2 ? 1 : -1;
    /** @type {number[]} */
    const out = [];
    const count = points.length;
    if (!count) return out;
    let px = points[count - 2];
    let py = points[count - 1];
    let inside = ((axis ? py : px) - limit) * keep >= 0;
    for (let i = 0; i < count; i += 2) {
      const x = points[i];
      const y = points[i + 1];
      const now = ((axis ? y : x) - limit) * keep >= 0;
      if (now !== inside) {
        const share = axis ? (limit - py) / (y - py) : (limit - px) / (x - px);
        out.push(px + (x - px) * share, py + (y - py) * share);
      }
      if (now) out.push(x, y);
      px = x;
      py = y;
      inside = now;
    }
    points = out;
  }
  return /** @type {number[]} */ (points);
}

/**
 * Whether a point lies inside rings taken even-odd.
 * @param {number} x
 * @param {number} y
 * @param {ArrayLike<number>[]} rings
 */
export function insideRings(x, y, rings) {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const yi = ring[i + 1];
      const yj = ring[j + 1];
      if (yi > y !== yj > y && x < ((ring[j] - ring[i]) * (y - yi)) / (yj - yi) + ring[i]) inside = !inside;
    }
  }
  return inside;
}

/**
 * Squared distance from a point to a line of alternating coordinates.
 * @param {number} x
 * @param {number} y
 * @param {ArrayLike<number>} line
 */
export function squaredDistance(x, y, line) {
  let best = Infinity;
  for (let i = 0; i + 3 < line.length; i += 2) {
    const ax = line[i];
    const ay = line[i + 1];
    const dx = line[i + 2] - ax;
    const dy = line[i + 3] - ay;
    const length = dx * dx + dy * dy;
    const t = length ? Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length)) : 0;
    const ex = ax + t * dx - x;
    const ey = ay + t * dy - y;
    best = Math.min(best, ex * ex + ey * ey);
  }
  return best;
}

/**
 * Area and circumference of rings in world units, for telling thin strips from broad fields.
 * @param {ArrayLike<number>[]} rings
 */
export function measureRings(rings) {
  let area = 0;
  let length = 0;
  for (const ring of rings) {
    for (let i = 0; i + 3 < ring.length; i += 2) {
      area += ring[i] * ring[i + 3] - ring[i + 2] * ring[i + 1];
      length += Math.hypot(ring[i + 2] - ring[i], ring[i + 3] - ring[i + 1]);
    }
  }
  return { area: Math.abs(area) / 2, length };
}

/** The part of the features that the first view may leave out. */
const FEW = 0.2;

/**
 * The box round most of the features: those whose middle lies within three times the median distance of the median middle,
 * or round all of them when those are not nearly all.
 * @param {{box: number[]}[]} features
 * @returns {number[] | null}
 */
export function bulk(features) {
  if (!features.length) return null;
  const median = (/** @type {number[]} */ values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
  const middles = features.map((feature) => [(feature.box[0] + feature.box[2]) / 2, (feature.box[1] + feature.box[3]) / 2]);
  const centre = [median(middles.map((m) => m[0])), median(middles.map((m) => m[1]))];
  const distances = middles.map((m) => Math.hypot(m[0] - centre[0], m[1] - centre[1]));
  const limit = Math.max(3 * median(distances), 0.012);
  const near = features.filter((_, i) => distances[i] <= limit);
  return (near.length < (1 - FEW) * features.length ? features : near).map((feature) => feature.box).reduce(boxUnion);
}

/**
 * The narrowest box round parts of shapes, which may pass the antimeridian: what lies on its far side is then beyond 1.
 * @param {number[]} box  round all of them within the world
 * @param {{parts: {box: number[]}[]}[]} features
 */
export function acrossLine(box, features) {
  if (box[2] - box[0] <= 0.5 || !features.length) return box;
  const moved = features.flatMap((feature) => feature.parts.map((part) => part.box))
    .map(([west, north, east, south]) => (west + east < 1 ? [west + 1, north, east + 1, south] : [west, north, east, south]))
    .reduce(boxUnion);
  return moved[2] - moved[0] < box[2] - box[0] ? moved : box;
}
