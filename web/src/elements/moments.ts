// Relative times are drawn in the browser, so that a page can be kept for everybody and still tell the truth.
//
// <c-deadline class="deadline"><time datetime="...">Fri 4 Dec 2026, 17:00 CET</time></c-deadline>   adds "in 11 days"
// <c-since class="since"><time datetime="...">12 Nov</time></c-since>                               adds ", 11 days"
// <c-ago><time datetime="...">Fri 20 Nov 2026, 14:02 CET</time></c-ago>                              becomes "3 days ago"
import { define, language } from "./define";
import { distance, duration, patience, urgency, words } from "./distance";
import { now } from "./now";

const everyMinute = new Set<Moment>();
window.setInterval(() => everyMinute.forEach((element) => element.draw()), 60_000);

abstract class Moment extends HTMLElement {
  protected time: HTMLTimeElement | null = null;
  protected at = Number.NaN;

  connectedCallback(): void {
    this.time = this.querySelector("time");
    this.at = Date.parse(this.time?.dateTime ?? "");
    if (!this.time || Number.isNaN(this.at)) return;
    everyMinute.add(this);
    this.draw();
  }

  disconnectedCallback(): void {
    everyMinute.delete(this);
  }

  /** The moment in the reader's own zone, for the title. */
  protected local(): string {
    return new Intl.DateTimeFormat(language(), { dateStyle: "full", timeStyle: "long" }).format(this.at);
  }

  abstract draw(): void;
}

class Deadline extends Moment {
  draw(): void {
    const present = now();
    const state = urgency(this.at, present);
    for (const name of ["calm", "near", "urgent", "over"]) this.classList.toggle(`deadline--${name}`, name === state);
    const told = this.querySelector("b") ?? this.appendChild(document.createElement("b"));
    told.textContent = words(distance(this.at, present), language());
    if (this.time && !this.time.title) this.time.title = this.local();
  }
}

class Since extends Moment {
  draw(): void {
    const present = now();
    const state = patience(this.at, present);
    for (const name of ["care", "long"]) this.classList.toggle(`since--${name}`, name === state);
    const told = this.querySelector("span") ?? this.appendChild(document.createElement("span"));
    told.textContent = `, ${duration(distance(this.at, present), language())}`;
  }
}

class Ago extends Moment {
  draw(): void {
    if (!this.time) return;
    this.time.title ||= this.time.textContent ?? "";
    this.time.textContent = words(distance(this.at, now()), language());
  }
}

define("c-deadline", Deadline);
define("c-since", Since);
define("c-ago", Ago);
