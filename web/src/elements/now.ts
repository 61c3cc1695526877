// The present moment of the page. A network whose clock stands at another moment (a demonstration of a given week)
// tells it in <html data-now="2022-05-02T07:00:00+00:00">; every other page says nothing, so that a page kept for
// everybody stays the same to the byte, and the browser's own clock is right.

const minute = 60_000;

/** Milliseconds since 1970: the moment told and the whole minutes since the page began; the browser's clock when none is told.
 *  Whole minutes, because the page first shows exactly what the server counts from: "in 3 days", not 2 days and 23:59:59. */
export function present(told: string | undefined, began: number, browser: number): number {
  const at = Date.parse(told ?? "");
  return Number.isNaN(at) ? browser : at + Math.floor(Math.max(0, browser - began) / minute) * minute;
}

const began = Date.now();

/** The present moment of this page, in milliseconds since 1970. */
export function now(): number {
  return present(document.documentElement.dataset["now"], began, Date.now());
}
