// The small custom elements of every page. Each page works without them.
import "../elements/moments";
import "../elements/menus";
import "../elements/shortcuts";
import "../elements/errors";
import "../elements/copy";
import "../elements/confirm";
import "../elements/filter";
import "../elements/suggest";
import "../elements/dots";
