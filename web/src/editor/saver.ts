/** Saving without pause: every change is kept on the device at once and sent soon; nothing is ever dropped. */
import { type Merge, merge } from "./merge";
import { canonical, type Doc, type Node, sameNode } from "./text";

export interface Base {
  revision: number;
  doc: Doc;
}

/** What a device keeps of a text that was not sent: also what it was made from and what was sent without an answer. */
export interface Draft extends Base {
  base: Doc;
  unanswered: Doc[];
  at: number;
}

export type Answer =
  | { kind: "stored"; revision: number; at: string }
  | { kind: "conflict"; revision: number; doc: Node; who: string; at: string; comparison: string }
  | { kind: "refused"; message: string }
  | { kind: "shut" }
  | { kind: "unreached" };

export type State =
  | { kind: "clean" }
  | { kind: "saved"; at: string }
  | { kind: "waiting" }
  | { kind: "saving" }
  | { kind: "offline" }
  | { kind: "shut" }
  | { kind: "refused"; message: string }
  | { kind: "conflict"; who: string; at: string };

export interface Theirs extends Base {
  who: string;
  at: string;
  comparison: string;
}

/** What the saver needs of the page: the text, a place to keep drafts, the way to the server, time. */
export interface Surroundings {
  read(): Doc;
  replace(doc: Doc): void;
  show(state: State): void;
  merged(who: string): void;
  settle(merge: Merge, theirs: Theirs): void;
  keep(draft: Draft | null): void;
  keepLast(draft: Draft): void;
  post(revision: number, doc: Doc): Promise<Answer>;
  now(): number;
  later(milliseconds: number, run: () => void): () => void;
}

export const IDLE = 800;
export const AT_MOST = 5000;
const FIRST_RETRY = 1000;
const LAST_RETRY = 30000;

export class Saver {
  private flying = false;
  private settling: Theirs | null = null;
  private failures = 0;
  private changedAt: number | null = null;
  private unanswered: Doc[] = [];
  private cancel: (() => void) | null = null;
  private state: State = { kind: "clean" };

  constructor(
    private base: Base,
    private readonly around: Surroundings,
  ) {}

  /** Whether words are here that the server has not confirmed. */
  get dirty(): boolean {
    return !sameNode(this.around.read(), this.base.doc);
  }

  /** Whether leaving now would leave words behind on this device. */
  get stuck(): boolean {
    return this.dirty && ["offline", "shut", "refused", "conflict"].includes(this.state.kind);
  }

  get isShut(): boolean {
    return this.state.kind === "shut";
  }

  /** To be called after every change of the text. */
  changed(): void {
    this.keep();
    if (this.settling) return;
    this.changedAt ??= this.around.now();
    if (this.flying) return;
    if (this.state.kind !== "offline" && this.state.kind !== "shut") this.show({ kind: "waiting" });
    if (this.failures) return; // a retry is under way
    const waited = this.around.now() - this.changedAt;
    this.plan(Math.max(0, Math.min(IDLE, AT_MOST - waited)));
  }

  /** Sends now what there is: somebody came back, the network is there again, or asked for it. */
  wake(): void {
    if (!this.flying && !this.settling && this.dirty) this.plan(0);
  }

  /** The page goes away: a last try with what there is, without waiting for an answer. */
  leave(send: (revision: number, doc: Doc) => void): void {
    if (!this.dirty) return;
    const doc = this.around.read();
    const known = this.unanswered.some((it) => sameNode(it, doc));
    if (!known && !this.settling) this.unanswered = [...this.unanswered.slice(-3), doc];
    this.keep();
    this.around.keepLast(this.draft(doc));
    if (!this.settling && !(this.flying && known)) send(this.base.revision, doc);
  }

  /** Puts the text that somebody chose in place of the conflict and sends it. */
  settle(doc: Doc): void {
    if (!this.settling) return;
    this.base = { revision: this.settling.revision, doc: this.settling.doc };
    this.settling = null;
    this.unanswered = [];
    this.around.replace(doc);
    this.keep();
    this.plan(0);
  }

  private plan(milliseconds: number): void {
    this.cancel?.();
    this.cancel = this.around.later(milliseconds, () => void this.send());
  }

  private async send(): Promise<void> {
    this.cancel?.();
    this.cancel = null;
    if (this.flying || this.settling) return;
    const doc = this.around.read();
    if (sameNode(doc, this.base.doc)) return this.rest();
    this.flying = true;
    this.changedAt = null;
    this.unanswered = [...this.unanswered.filter((it) => !sameNode(it, doc)).slice(-3), doc];
    this.keep();
    if (this.state.kind !== "offline" && this.state.kind !== "shut") this.show({ kind: "saving" });
    const answer = await this.around.post(this.base.revision, doc);
    this.flying = false;
    this.hear(answer, doc);
  }

  private hear(answer: Answer, sent: Doc): void {
    if (answer.kind === "unreached") return this.retry();
    this.failures = 0;
    if (answer.kind === "stored") this.stored({ revision: answer.revision, doc: sent }, answer.at);
    else if (answer.kind === "conflict") this.conflict({ ...answer, doc: canonical(answer.doc) });
    else if (answer.kind === "shut") this.show({ kind: "shut" });
    else this.refused(answer.message, sent);
  }

  private stored(base: Base, at: string): void {
    this.base = base;
    this.unanswered = [];
    this.keep();
    if (this.dirty) return this.changed();
    this.changedAt = null;
    this.show({ kind: "saved", at });
  }

  private retry(): void {
    this.show({ kind: "offline" });
    this.plan(Math.min(LAST_RETRY, FIRST_RETRY * 2 ** this.failures++));
  }

  private refused(message: string, sent: Doc): void {
    this.show({ kind: "refused", message });
    if (!sameNode(this.around.read(), sent)) this.plan(IDLE);
  }

  /** Another revision stands: mine of an earlier try, or somebody else's, which is merged when it can be. */
  private conflict(theirs: Theirs): void {
    if (this.unanswered.some((it) => sameNode(it, theirs.doc))) return this.stored(theirs, theirs.at);
    const merged = merge(this.base.doc, this.around.read(), theirs.doc);
    if (merged.conflicts.length) {
      this.settling = theirs;
      this.show({ kind: "conflict", who: theirs.who, at: theirs.at });
      return this.around.settle(merged, theirs);
    }
    this.base = { revision: theirs.revision, doc: theirs.doc };
    this.unanswered = [];
    this.around.replace(merged.doc);
    this.around.merged(theirs.who);
    this.keep();
    if (this.dirty) this.plan(0);
    else this.show({ kind: "saved", at: theirs.at });
  }

  private rest(): void {
    this.keep();
    this.changedAt = null;
    this.failures = 0;
    if (this.state.kind !== "saved") this.show({ kind: "clean" });
  }

  private keep(): void {
    const doc = this.around.read();
    this.around.keep(sameNode(doc, this.base.doc) ? null : this.draft(doc));
  }

  private draft(doc: Doc): Draft {
    const { revision, doc: base } = this.base;
    return { revision, base, doc, unanswered: this.unanswered, at: this.around.now() };
  }

  private show(state: State): void {
    this.state = state;
    this.around.show(state);
  }
}

/** What to make of a draft that was found on the device: nothing to keep, or a merge into the text that stands. */
export function unsent(draft: Draft, standing: Doc): Merge | null {
  if (sameNode(draft.doc, standing) || sameNode(draft.doc, draft.base)) return null;
  const base = draft.unanswered.some((it) => sameNode(it, standing)) ? standing : draft.base;
  const merged = merge(base, draft.doc, standing);
  return sameNode(merged.doc, standing) && !merged.conflicts.length ? null : merged;
}
