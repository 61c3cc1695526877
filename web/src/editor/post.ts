/** The way to the server: one address, JSON both ways, every answer put into one of five. */
import type { Answer } from "./saver";
import type { Doc, Node } from "./text";

const PATIENCE = 20000;
const KEEPALIVE = 60000; // browsers let 64 kB outlive their page

export class Post {
  constructor(
    private readonly url: string,
    private token: string,
  ) {}

  async send(revision: number, doc: Doc): Promise<Answer> {
    let response: Response;
    try {
      response = await fetch(this.url, { ...this.request(revision, doc), signal: AbortSignal.timeout(PATIENCE) });
    } catch {
      return { kind: "unreached" };
    }
    return this.read(response);
  }

  /** A last try while the page goes away; whether it worked is seen at the next visit. */
  leave(revision: number, doc: Doc): boolean {
    const request = this.request(revision, doc);
    if (!request.keepalive) return false;
    fetch(this.url, request).catch(() => undefined);
    return true;
  }

  /** Takes the token of the page as it is now, after somebody signed in again elsewhere. */
  async refresh(): Promise<void> {
    try {
      const page = await (await fetch(location.href, { credentials: "same-origin" })).text();
      const element = new DOMParser().parseFromString(page, "text/html").querySelector("collegium-editor");
      this.token = element?.getAttribute("data-csrf") ?? this.token;
    } catch {
      // the token that we have is tried
    }
  }

  private request(revision: number, doc: Doc): RequestInit {
    const body = JSON.stringify({ revision, doc });
    return {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "application/json", "X-CSRFToken": this.token, Accept: "application/json" },
      body,
      keepalive: new Blob([body]).size < KEEPALIVE,
    };
  }

  private async read(response: Response): Promise<Answer> {
    if (response.redirected || [401, 403, 404].includes(response.status)) return { kind: "shut" };
    if (response.status >= 500 || response.status === 429) return { kind: "unreached" };
    let told: Record<string, unknown>;
    try {
      told = await response.json();
    } catch {
      return response.ok ? { kind: "shut" } : { kind: "unreached" }; // a page instead of an answer: the door of signing in
    }
    const at = String(told["saved_at"] ?? new Date().toISOString());
    if (response.ok) return { kind: "stored", revision: Number(told["revision"]), at };
    if (response.status === 409 && told["doc"]) {
      return { kind: "conflict", revision: Number(told["revision"]), doc: told["doc"] as Node, who: String(told["who"] ?? ""), at, comparison: String(told["comparison_url"] ?? "") };
    }
    return { kind: "refused", message: message(told) };
  }
}

function message(told: Record<string, unknown>): string {
  const error = told["error"];
  const inner = typeof error === "object" && error !== null && "message" in error ? error.message : error;
  return String(told["message"] ?? inner ?? "");
}
