// The editor of papers: a heavy island, loaded only where a text is written.
import "../editor/element";
