/** Drafts on this device (IndexedDB), one for each text and open page, so that two pages never overwrite each other. */
import type { Draft } from "./saver";
import { type Doc, writing } from "./text";

const NAME = "collegium-editor";
const STORE = "drafts";
const ORIGINS = "url";

/** A draft as it lies on the device: texts as JSON, which is written much faster than objects. */
interface Row {
  key: string;
  url: string;
  revision: number;
  at: number;
  texts: string[];
}

export interface Found {
  key: string;
  draft: Draft;
}

function asked<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "key" }).createIndex(ORIGINS, "url");
  return asked(request);
}

/** Keeps the newest draft of one page. Writing is done one after another; only the newest waits. */
export class Store {
  private readonly page = crypto.randomUUID();
  private readonly database = opened();
  private next: { draft: Draft | null } | null = null;
  private writing = false;
  /** Whether the device took the last draft. */
  works = true;

  constructor(private readonly url: string) {
    this.database.catch(() => this.failed());
    // Held as long as this page lives: how another page knows that the draft is still looked after.
    void navigator.locks?.request(this.lock(this.page), () => new Promise(() => {}));
  }

  keep(draft: Draft | null): void {
    this.next = { draft };
    if (!this.writing) void this.write();
  }

  private async write(): Promise<void> {
    this.writing = true;
    while (this.next) {
      const { draft } = this.next;
      this.next = null;
      try {
        const key = `${this.url}#${this.page}`;
        const store = await this.open("readwrite");
        await (draft ? asked(store.put(this.row(draft, key))) : asked(store.delete(key)));
        this.works = true;
      } catch {
        this.failed();
      }
    }
    this.writing = false;
  }

  /** Drafts of this text that no open page looks after, newest first. */
  async left(): Promise<Found[]> {
    try {
      const rows: Row[] = await asked((await this.open("readonly")).index(ORIGINS).getAll(this.url));
      const alive = new Set((await navigator.locks?.query())?.held?.map((it) => it.name));
      const left = rows.filter((row) => !alive.has(this.lock(row.key.slice(this.url.length + 1))));
      return left.sort((a, b) => b.at - a.at).map((row) => ({ key: row.key, draft: draftOf(row) }));
    } catch {
      this.failed();
      return [];
    }
  }

  async drop(key: string): Promise<void> {
    try {
      await asked((await this.open("readwrite")).delete(key));
    } catch {
      this.failed();
    }
  }

  private async open(mode: IDBTransactionMode): Promise<IDBObjectStore> {
    return (await this.database).transaction(STORE, mode).objectStore(STORE);
  }

  private row(draft: Draft, key: string): Row {
    const texts = [draft.base, draft.doc, ...draft.unanswered].map(writing);
    return { key, url: this.url, revision: draft.revision, at: draft.at, texts };
  }

  private lock(page: string): string {
    return `${NAME}:${page}`;
  }

  private failed(): void {
    this.works = false;
  }
}

function draftOf(row: Row): Draft {
  const [base, doc, ...unanswered] = row.texts.map((text): Doc => JSON.parse(text));
  const empty: Doc = { type: "doc", content: [] };
  return { revision: row.revision, at: row.at, base: base ?? empty, doc: doc ?? empty, unanswered };
}
