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
  private readonly key: string;
  private readonly database = opened();
  private next: { draft: Draft | null } | null = null;
  private writing = false;
  /** Whether the device took the last draft. */
  works = true;

  constructor(private readonly url: string) {
    this.key = `${url}#${this.page}`;
    this.database.catch(() => this.failed());
    // Held as long as this page lives: how another page knows that the draft is still looked after.
    void navigator.locks?.request(this.lock(this.page), () => new Promise(() => {}));
  }

  keep(draft: Draft | null): void {
    this.next = { draft };
    if (!draft) forgetLast(this.key);
    if (!this.writing) void this.write();
  }

  private async write(): Promise<void> {
    this.writing = true;
    while (this.next) {
      const { draft } = this.next;
      this.next = null;
      try {
        const store = await this.open("readwrite");
        await (draft ? asked(store.put(this.row(draft, this.key))) : asked(store.delete(this.key)));
        this.works = true;
      } catch {
        this.failed();
      }
    }
    this.writing = false;
  }

  /** The same without waiting, for a page that goes away: a write that is under way may not end any more. */
  keepLast(draft: Draft): void {
    try {
      localStorage.setItem(`${NAME}:${this.key}`, JSON.stringify(this.row(draft, this.key)));
    } catch {
      // no room: the draft before it stands in the database
    }
  }

  /**
   * Offers the drafts of this text that other pages left, one after the other, each as soon as its page is gone. A draft
   * is dropped when the offer says so. A page's lock is held meanwhile, so that no third page offers the same.
   */
  async left(offer: (draft: Draft) => Promise<boolean>): Promise<void> {
    let turn: Promise<void> = Promise.resolve();
    const ask = async (key: string): Promise<void> => {
      const row = await this.find(key);
      if (row && (await offer(draftOf(row)))) await this.drop(key);
    };
    for (const { key } of await this.rows()) {
      const inTurn = (): Promise<void> => (turn = turn.then(() => ask(key)));
      if (navigator.locks) void navigator.locks.request(this.lock(key.slice(this.url.length + 1)), inTurn);
      else void inTurn();
    }
  }

  /** What other pages left, newest first. */
  private async rows(): Promise<Row[]> {
    const rows = new Map<string, Row>();
    const add = (row: Row): void => {
      if (row.url === this.url && row.key !== this.key && row.at >= (rows.get(row.key)?.at ?? 0)) rows.set(row.key, row);
    };
    try {
      ((await asked((await this.open("readonly")).index(ORIGINS).getAll(this.url))) as Row[]).forEach(add);
    } catch {
      this.failed();
    }
    lastRows().forEach(add);
    return [...rows.values()].sort((a, b) => b.at - a.at);
  }

  private async find(key: string): Promise<Row | undefined> {
    return (await this.rows()).find((row) => row.key === key);
  }

  private async drop(key: string): Promise<void> {
    forgetLast(key);
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

/** The drafts that pages wrote in their last moment. */
function lastRows(): Row[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(`${NAME}:`)).map((key): Row => JSON.parse(localStorage.getItem(key) ?? ""));
  } catch {
    return [];
  }
}

function forgetLast(key: string): void {
  try {
    localStorage.removeItem(`${NAME}:${key}`);
  } catch {
    // the device keeps nothing: there is nothing to forget
  }
}

function draftOf(row: Row): Draft {
  const [base, doc, ...unanswered] = row.texts.map((text): Doc => JSON.parse(text));
  const empty: Doc = { type: "doc", content: [] };
  return { revision: row.revision, at: row.at, base: base ?? empty, doc: doc ?? empty, unanswered };
}
